import { type ResourceName, resourceNotFound } from "../errors.ts";
import { decodeId } from "../ids.ts";

const names = {
  hps: "payment session",
  cn: "contractor",
  whe: "webhook endpoint",
  ev: "event",
} as const satisfies Record<string, ResourceName>;

/** The UUID behind an id that a client names. What is not shaped like one is answered as one that does not exist. */
export function readId(prefix: keyof typeof names, publicId: string): string {
  const id = decodeId(prefix, publicId);
  if (id === undefined) throw resourceNotFound(names[prefix]);
  return id;
}
