import { expect, it } from "vitest";
import { bumpBetween } from "./read-promise.ts";

it.each([
  ["1.2.3", "1.2.3", "none"],
  ["1.2.3", "1.2.4", "patch"],
  ["1.9.3", "1.10.0", "minor"],
  ["1.2.3", "2.0.0", "major"],
  ["0.1.0", "0.2.0", "minor"],
  ["1.2.0-next.1", "1.2.0-next.2", "patch"],
  ["1.2.0-next.1", "1.2.0", "none"],
])("from %s to %s: %s", (former, latter, bump) => {
  expect(bumpBetween(former, latter)).toBe(bump);
});
