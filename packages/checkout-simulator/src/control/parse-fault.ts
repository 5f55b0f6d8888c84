import { type Fault, type FaultKind, faultKinds, type FaultPlace, faultPlaces } from "../faults.ts";
import type { JsonObject } from "../http/json-object.ts";

const afterSuccess = /_after_success$/;

/** Reads `{next, at?, count?, delayMs?}`; `next` may be a number when it is a status. */
export function parseFault({ next, at, count, delayMs }: JsonObject): { fault: Fault } | { message: string } {
  const kind = typeof next === "number" ? String(next) : next;
  if (!isOneOf<FaultKind>(faultKinds, kind)) return { message: `"next" has to be one of ${faultKinds.join(", ")}.` };
  if (at !== undefined && !isOneOf<FaultPlace>(faultPlaces, at)) {
    return { message: `"at" has to be one of ${faultPlaces.join(", ")}.` };
  }
  if (afterSuccess.test(kind) && at !== undefined && at !== "payments") {
    return { message: `"${kind}" only exists at "payments".` };
  }
  if (!isCount(count) || !isCount(delayMs)) return { message: `"count" and "delayMs" have to be positive integers.` };
  return {
    fault: {
      next: kind,
      ...(at !== undefined && { at }),
      ...(count !== undefined && { count }),
      ...(delayMs !== undefined && { delayMs }),
    },
  };
}

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.some((candidate) => candidate === value);

const isCount = (value: unknown): value is number | undefined =>
  value === undefined || (Number.isSafeInteger(value) && Number(value) > 0);
