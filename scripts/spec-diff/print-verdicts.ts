import { impacts } from "./impact.ts";
import type { Verdict } from "./verdict.ts";

/** A part of the document that many operations share is changed in all of them: so many are named. */
const namedPlaces = 3;

/** The gravest first; the same change in many places is one line. */
export function printVerdicts(verdicts: readonly Verdict[]): string[] {
  return impacts.toReversed().flatMap((impact) => {
    const places = Map.groupBy(
      verdicts.filter((each) => each.impact === impact),
      ({ message }) => message,
    );
    return [...places].map(
      ([message, all]) => `${impact.padEnd(5)}  ${join(all.map(({ where }) => where))}: ${message}`,
    );
  });
}

function join(places: string[]): string {
  const named = places.slice(0, namedPlaces).join(", ");
  const more = places.length - namedPlaces;
  return more > 0 ? `${named} and ${more} more` : named;
}
