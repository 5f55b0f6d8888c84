import { isRecord, pointerTokens } from "../generate/json-pointer.ts";
import type { BundledDocument } from "../generate/load-document.ts";
import { describePlace } from "./describe-place.ts";
import type { Impact } from "./impact.ts";
import type { RedoclyChange } from "./run-redocly-diff.ts";
import { openedOperations } from "./opened-operations.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Rates every change. Beyond what Redocly knows: a value more of an enum that is declared open is what clients were told
 * to expect; an operation that asks for no key any more is as grave as it gets, although every client goes on working;
 * another default and a deprecation are nothing that breaks, and yet more than a patch.
 */
export function rateChanges(
  changes: readonly RedoclyChange[],
  base: BundledDocument,
  revision: BundledDocument,
): Verdict[] {
  const opened = openedOperations(base, revision).map((where): Verdict => ({
    impact: "major",
    where,
    message: "It can be called without an API key.",
  }));
  return [...opened, ...changes.flatMap((change) => rateChange(change, isOpenEnum(change, base, revision)))];
}

function rateChange(change: RedoclyChange, isOpen: boolean): Verdict[] {
  const { where, within } = describePlace(change.path);
  if (change.verdicts.length > 0) {
    return change.verdicts.map(({ ruleId, impact, message }) => ({
      impact: ruleId === "enum-values-added" && isOpen ? "minor" : impact,
      where,
      message: within === "" ? message : `${message} (${within})`,
    }));
  }
  const place = within === "" ? change.typeName : within;
  const of = change.property === undefined ? place : `${change.property} of ${place}`;
  return [{ impact: ownImpact(change), where, message: `${capitalised(change.kind)}: ${of}.` }];
}

/** As the spec says it of an enum to which values may be added at any time. */
function isOpenEnum({ base, revision }: RedoclyChange, former: BundledDocument, latter: BundledDocument): boolean {
  if (base === undefined || revision === undefined) return false;
  return isDeclaredOpen(former, base.pointer) && isDeclaredOpen(latter, revision.pointer);
}

function isDeclaredOpen(document: BundledDocument, pointer: string): boolean {
  const schema = pointerTokens(pointer.replace(/^#/, "").replace(/\/enum$/, "")).reduce<unknown>(
    (found, token) => (isRecord(found) ? found[token] : undefined),
    document,
  );
  return isRecord(schema) && schema["x-open-enum"] === true;
}

const moreThanPatch = new Set(["default", "deprecated"]);

const ownImpact = ({ impact, property = "" }: RedoclyChange): Exclude<Impact, "none"> =>
  impact === "patch" && moreThanPatch.has(property) ? "minor" : impact;

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
