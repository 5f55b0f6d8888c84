import type { ApiClient } from "./api-client.ts";
import type { ApiResponse } from "./api-response.ts";

/** The relations of a Link header (RFC 8288), as paths. */
export function pageLinks({ url: base }: ApiClient, headers: Headers): Record<string, string> {
  const matches = (headers.get("link") ?? "").matchAll(/<([^>]*)>; rel="(\w+)"/g);
  return Object.fromEntries([...matches].map(([, url = "", relation = ""]) => [relation, url.replace(base, "")]));
}

/** The ids on a page of a list and on those that follow it in one direction. */
export async function readPages(client: ApiClient, path: string, relation: "next" | "prev"): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const page: ApiResponse<{ id: string }[]> = await client.get(next);
    pages.push(page.body.map(({ id }) => id));
    next = pageLinks(client, page.headers)[relation];
  }
  return pages;
}
