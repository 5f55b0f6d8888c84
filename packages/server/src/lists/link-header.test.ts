import { describe, expect, it } from "vitest";
import { linkHeader } from "./link-header.ts";

const page = { url: "https://api.example/list", query: { limit: "2" }, firstId: "b", lastId: "a" };

describe("linkHeader", () => {
  it("names both neighbours", () => {
    expect(linkHeader({ ...page, hasNewer: true, hasOlder: true })).toBe(
      '<https://api.example/list?limit=2&starting_after=a>; rel="next", ' +
        '<https://api.example/list?limit=2&ending_before=b>; rel="prev"',
    );
  });

  it("leaves out a neighbour that does not exist", () => {
    expect(linkHeader({ ...page, hasNewer: false, hasOlder: true })).toMatch(/^[^,]*; rel="next"$/);
    expect(linkHeader({ ...page, hasNewer: true, hasOlder: false })).toMatch(/^[^,]*; rel="prev"$/);
  });

  it("is absent when the list fits on one page", () => {
    expect(linkHeader({ ...page, hasNewer: false, hasOlder: false })).toBeUndefined();
  });

  it("encodes what a filter may contain", () => {
    const header = linkHeader({ ...page, query: { email: 'a"><b>,;@x.example' }, hasNewer: false, hasOlder: true });
    expect(header).toBe(
      '<https://api.example/list?email=a%22%3E%3Cb%3E%2C%3B%40x.example&starting_after=a>; rel="next"',
    );
  });
});
