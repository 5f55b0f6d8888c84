/** Where a page lies in a list that is ordered from the newest object to the oldest. */
export interface PageRequest {
  limit: number;
  /**
   * The page continues after this object with older ones, or ends before it with newer ones; the newest page otherwise.
   */
  cursor?: { direction: Direction; id: string };
}

export type Direction = "older" | "newer";

export interface Page<Item> {
  /** Newest first. */
  items: Item[];
  hasNewer: boolean;
  hasOlder: boolean;
}

/**
 * The objects next to `from` in one direction, nearest first; without `from`, those next to the end where it begins.
 */
export type SelectNeighbours<Item> = (direction: Direction, from: string | undefined, limit: number) => Promise<Item[]>;

/** Reads one object more than asked to know whether the list goes on, and looks back only when there is a cursor. */
export async function readPage<Item extends { id: string }>(
  { limit, cursor }: PageRequest,
  selectNeighbours: SelectNeighbours<Item>,
): Promise<Page<Item>> {
  const direction = cursor?.direction ?? "older";
  const neighbours = await selectNeighbours(direction, cursor?.id, limit + 1);
  const goesOn = neighbours.length > limit;
  const nearest = neighbours.slice(0, limit);
  const isBehind = cursor !== undefined && (await exists(opposite(direction), nearest[0]?.id, selectNeighbours));
  return direction === "older"
    ? { items: nearest, hasOlder: goesOn, hasNewer: isBehind }
    : { items: nearest.toReversed(), hasOlder: isBehind, hasNewer: goesOn };
}

const opposite = (direction: Direction): Direction => (direction === "older" ? "newer" : "older");

/** An empty page has no neighbour that a cursor could name. */
async function exists<Item>(direction: Direction, from: string | undefined, selectNeighbours: SelectNeighbours<Item>) {
  if (from === undefined) return false;
  return (await selectNeighbours(direction, from, 1)).length > 0;
}
