import { acceptsValid } from "./accepts-valid.ts";
import { acceptsEveryScheme, authenticatesFirst, requiresAuthentication } from "./authentication.ts";
import {
  refusesHostileBodies,
  refusesHostileText,
  refusesMalformedJson,
  refusesMediaTypes,
  refusesMissingBody,
  refusesOversizeBodies,
  refusesUnexpectedBody,
} from "./bodies.ts";
import type { Check } from "./check.ts";
import { examplesAreValid } from "./examples.ts";
import { answersGeneratedRequests } from "./generated-requests.ts";
import { answersHead, answersOptions, answersUnknownPaths, refusesOtherMethods } from "./methods.ts";
import { refusesHostilePaths, refusesMissingParameters, refusesRepeatedParameters } from "./parameters.ts";
import { refusesInvalid } from "./refuses-invalid.ts";
import { givesRequestIds } from "./request-ids.ts";
import { refusesUnknownParameters, refusesUnknownProperties } from "./unknown-names.ts";

/** The checks that a document alone is enough for. */
export const documentChecks: readonly Check[] = [
  examplesAreValid,
  acceptsValid,
  refusesInvalid,
  refusesUnknownProperties,
  refusesUnknownParameters,
  refusesRepeatedParameters,
  refusesMissingParameters,
  refusesMissingBody,
  refusesUnexpectedBody,
  refusesMalformedJson,
  refusesMediaTypes,
  refusesOversizeBodies,
  refusesHostileBodies,
  refusesHostileText,
  refusesHostilePaths,
  requiresAuthentication,
  acceptsEveryScheme,
  authenticatesFirst,
  refusesOtherMethods,
  answersHead,
  answersOptions,
  answersUnknownPaths,
  givesRequestIds,
  answersGeneratedRequests,
];

/** What is checked of every answer, whichever check asked for it. */
export const observations: Record<string, string> = {
  answers: "answers every request, in bounded time and size",
  "no-server-error": "never answers with a status of 500 or above",
  "documented-status": "answers with documented statuses only",
  "content-type": "says the documented media type of a body",
  "response-body": "answers with bodies that are valid by their schema",
  "undocumented-properties": "answers with no property that the document does not name",
  "response-headers": "sends the documented headers",
  "rate-limits": "tells of its limits what agrees, and to come back when it may help",
  "shows-secrets-once": "shows a session's url and an endpoint's secret once, when they are created",
};
