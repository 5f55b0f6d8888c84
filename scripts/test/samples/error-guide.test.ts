import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bodyExamples, objectAt, operations } from "../../spec/documented-examples.ts";
import { readFences } from "./read-fences.ts";
import { root } from "./read-pages.ts";

const file = "packages/docs/guides/errors.md";
const [, ...sections] = (await readFile(join(root, file), "utf8")).split(/^## /m);
const codes = objectAt("/components/schemas/ErrorCode").value["enum"] as string[];

/** Every error that the document shows, with the status that it is shown under. */
const shown = operations
  .flatMap(({ responses }) => responses)
  .flatMap((response) => bodyExamples(response).map(({ value }) => ({ status: response.status, body: value })));

it("has a section for each error code, in the order of the document", () => {
  expect(sections.map((section) => section.split("\n")[0])).toEqual(codes.map((code) => `\`${code}\``));
});

describe.each(sections)("the section of %s", (section) => {
  const code = /^`([a-z_]+)`/.exec(section)?.[1];
  const status = /^\*\*(\d{3})\.\*\*/m.exec(section)?.[1];

  it("shows an error of this code that the document shows under the same status", () => {
    const bodies = readFences(file, section).map((fence) => JSON.parse(fence.code) as { error_code: string });
    expect(bodies).toHaveLength(1);
    expect(bodies[0]?.error_code).toBe(code);
    expect(shown).toContainEqual({ status, body: bodies[0] });
  });

  it("says whether to send the request again", () => {
    expect(section).toMatch(/^\*\*Send it again\?\*\* (?:Yes|No)[,.]/m);
  });
});
