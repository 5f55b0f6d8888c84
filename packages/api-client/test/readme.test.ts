import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { resourceTable } from "../src/generated/resource-table.ts";

it("the README lists every method, and none that does not exist", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const rows = readme.matchAll(/^\| `client\.(\w+)` \| ([^|]+) \|/gm);
  const listed = Array.from(rows, ([, resource, methods = ""]) => [resource, methods.match(/\w+/g)]);

  expect(listed).toEqual(Object.entries(resourceTable).map(([resource, methods]) => [resource, Object.keys(methods)]));
});
