import { describe, expect, it } from "vitest";
import { type Direction, readPage, type SelectNeighbours } from "./page.ts";

const list = ["e", "d", "c", "b", "a"].map((id) => ({ id }));

const selectNeighbours: SelectNeighbours<{ id: string }> = async (direction, from, limit) => {
  const ordered = direction === "older" ? list : list.toReversed();
  return ordered
    .filter(({ id }) => from === undefined || (direction === "older" ? id < from : id > from))
    .slice(0, limit);
};

const read = async (limit: number, direction?: Direction, id = "") => {
  const page = await readPage({ limit, ...(direction && { cursor: { direction, id } }) }, selectNeighbours);
  return [page.items.map((item) => item.id).join(""), page.hasNewer, page.hasOlder];
};

describe("readPage", () => {
  it.each([
    ["the newest page", 2, undefined, "", ["ed", false, true]],
    ["the whole list", 5, undefined, "", ["edcba", false, false]],
    ["a page in the middle", 2, "older", "d", ["cb", true, true]],
    ["the oldest page", 2, "older", "c", ["ba", true, false]],
    ["a short last page", 2, "older", "b", ["a", true, false]],
    ["nothing after the oldest", 2, "older", "a", ["", false, false]],
    ["the page before an object", 2, "newer", "b", ["dc", true, true]],
    ["the newest page by its end", 2, "newer", "c", ["ed", false, true]],
    ["a short first page", 2, "newer", "d", ["e", false, true]],
    ["nothing before the newest", 2, "newer", "e", ["", false, false]],
  ] as const)("reads %s", async (_name, limit, direction, id, page) => {
    expect(await read(limit, direction, id)).toEqual(page);
  });

  it("does not look back without a cursor", async () => {
    const directions: Direction[] = [];
    await readPage({ limit: 2 }, async (direction, from, limit) => {
      directions.push(direction);
      return selectNeighbours(direction, from, limit);
    });
    expect(directions).toEqual(["older"]);
  });
});
