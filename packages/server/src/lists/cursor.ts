import { invalidInput } from "../errors.ts";
import { decodeId, type IdPrefix } from "../ids.ts";
import type { PageRequest } from "./page.ts";

export interface CursorQuery {
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

/**
 * The place in a list that a query names. An object that the tenant does not have is no place in the tenant's lists.
 */
export async function readCursor(
  { starting_after: startingAfter, ending_before: endingBefore }: CursorQuery,
  prefix: IdPrefix,
  exists: (id: string) => Promise<boolean>,
): Promise<Pick<PageRequest, "cursor">> {
  if (startingAfter !== undefined && endingBefore !== undefined) throw contradiction();
  const publicId = startingAfter ?? endingBefore;
  if (publicId === undefined) return {};
  const id = decodeId(prefix, publicId);
  const parameter = startingAfter === undefined ? "ending_before" : "starting_after";
  if (id === undefined || !(await exists(id))) {
    throw invalidInput([
      { path: `/${parameter}`, message: `Query parameter "${parameter}" must be the ID of an object of this list.` },
    ]);
  }
  return { cursor: { direction: startingAfter === undefined ? "newer" : "older", id } };
}

const contradiction = () =>
  invalidInput([
    { path: "/starting_after", message: 'Query parameter "starting_after" cannot be combined with "ending_before".' },
    { path: "/ending_before", message: 'Query parameter "ending_before" cannot be combined with "starting_after".' },
  ]);
