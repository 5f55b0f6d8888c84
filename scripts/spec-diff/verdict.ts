import type { Impact } from "./impact.ts";

/** One change of the document and what it asks of the next version, in words. */
export interface Verdict {
  impact: Exclude<Impact, "none">;
  /** The operation or webhook, where it is of one. */
  where: string;
  message: string;
}
