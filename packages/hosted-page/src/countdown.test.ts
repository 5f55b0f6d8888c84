import { expect, it } from "vitest";
import { formatSeconds } from "./countdown.ts";

it.each([
  [0, "0:00"],
  [9, "0:09"],
  [60, "1:00"],
  [1799, "29:59"],
  [604_800, "10080:00"],
])("writes %i seconds as %s", (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
