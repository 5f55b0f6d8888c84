import type { Check } from "../checks/check.ts";
import type { Requests } from "../requests/requests.ts";
import type { ContractOptions } from "../contract-options.ts";
import { type BehaviourCheck, toCheck } from "./behaviour-check.ts";
import { environmentsApart, tenantsApart } from "./boundaries-between-tenants.ts";
import { actsOnce, refusesReusedKeys, replaysAnswers } from "./idempotency.ts";
import { finalStates, lifeCycle, oneWinner } from "./life-cycle.ts";
import { readsItsWrites, refusesDisabledEndpoint, refusesDuplicateEmail, storesCards } from "./objects.ts";
import { pagination } from "./pagination.ts";
import { checksReturnUrls, refusesUnknownObjects } from "./return-urls.ts";
import { deliversWebhooks, refusesWebhookTargets, retriesWebhooks, rotatesSecrets, subscribes } from "./webhooks.ts";

/** What this API promises beyond its document. */
const all: readonly BehaviourCheck[] = [
  lifeCycle,
  finalStates,
  oneWinner,
  readsItsWrites,
  refusesDuplicateEmail,
  refusesUnknownObjects,
  checksReturnUrls,
  storesCards,
  pagination,
  tenantsApart,
  environmentsApart,
  replaysAnswers,
  refusesReusedKeys,
  actsOnce,
  refusesWebhookTargets,
  deliversWebhooks,
  retriesWebhooks,
  rotatesSecrets,
  subscribes,
  refusesDisabledEndpoint,
];

export const behaviourChecks = (options: ContractOptions, requestsOf: (apiKey: string) => Requests): Check[] =>
  all.map((check) => toCheck(check, options, requestsOf));
