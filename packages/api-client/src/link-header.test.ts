import { expect, it } from "vitest";
import { findLink } from "./link-header.ts";

it.each([
  ['<https://a.example/?x=1>; rel="next"', "https://a.example/?x=1"],
  ["<?after=b>; rel=next", "?after=b"],
  ['<?after=b>;REL="NEXT"', "?after=b"],
  ['<?p=1>; rel="prev", <?p=3>; rel="next"', "?p=3"],
  ['<?p=1>; rel="prev",<?p=3>; title="a, <b>; rel=\\"next\\""; rel="last next"', "?p=3"],
  ['<?ids=1,2>; rel="next"', "?ids=1,2"],
])("finds the next page in %s", (header, target) => {
  expect(findLink(header, "next")).toBe(target);
});

it.each(["", "?x; rel=next", '<?x>; rel="nextish"', '<?x>; rel="prev"', "<?x>", '<?x>; title="rel=next"'])(
  "finds no next page in %s",
  (header) => {
    expect(findLink(header, "next")).toBeUndefined();
  },
);

it("needs no more than linear time for a header full of brackets", () => {
  expect(findLink("<".repeat(50_000) + '"'.repeat(50_000), "next")).toBeUndefined();
});
