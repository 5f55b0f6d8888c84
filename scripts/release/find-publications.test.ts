import { expect, it } from "vitest";
import { assertSameContents } from "./find-publications.ts";

const publication = (name: string, integrity: string, publishedIntegrity?: string) => ({
  id: `${name}@1.0.0`,
  version: "1.0.0",
  tarball: `${name}.tgz`,
  integrity,
  publishedIntegrity,
});

it("lets a release be completed by what it was begun with", () => {
  expect(() =>
    assertSameContents([publication("a", "sha512-1", "sha512-1"), publication("b", "sha512-2")]),
  ).not.toThrow();
});

it("refuses to complete a release that was begun with something else", () => {
  expect(() => assertSameContents([publication("a", "sha512-1", "sha512-9"), publication("b", "sha512-2")])).toThrow(
    "The registry has something else as a@1.0.0 than this commit makes.",
  );
});
