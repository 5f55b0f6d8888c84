import getChangesets from "@changesets/read";
import { highest, type Impact } from "./impact.ts";

/** The greatest bump that the pending changesets promise; the published packages share one version. */
export async function readPromise(root: string): Promise<Impact> {
  const changesets = await getChangesets(root);
  return highest(changesets.flatMap(({ releases }) => releases.map(({ type }) => type)));
}
