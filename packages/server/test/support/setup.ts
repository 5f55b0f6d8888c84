import { afterAll, afterEach, beforeEach, expect } from "vitest";
import { openTestDatabases } from "./test-database.ts";

const methods = ["log", "info", "warn", "error", "debug"] as const;
const originals = new Map(methods.map((method) => [method, console[method]]));
let lines: string[] = [];

beforeEach(() => {
  lines = [];
  for (const method of methods)
    console[method] = (...values: unknown[]) => void lines.push(values.map(String).join(" "));
});

afterEach(() => {
  for (const [method, original] of originals) console[method] = original;
  expect(lines, "nothing is written to the console").toEqual([]);
});

afterAll(() => {
  expect(openTestDatabases(), "every test database is closed").toEqual([]);
});
