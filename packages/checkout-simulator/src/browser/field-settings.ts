import type { FieldStyle } from "./style-rules.ts";

/** What a field has to know; it comes in the fragment of its address, which no server ever sees. */
export interface FieldSettings {
  /** The page's origin: the only one that the field talks to, and listens to. */
  pageOrigin: string;
  channel: string;
  placeholder: string;
  style?: FieldStyle;
}

export const toFragment = (settings: FieldSettings): string => `#${encodeURIComponent(JSON.stringify(settings))}`;

export function fromFragment(fragment: string): FieldSettings {
  const settings = JSON.parse(decodeURIComponent(fragment.slice(1))) as Partial<FieldSettings>;
  const { pageOrigin, channel, placeholder } = settings;
  if (typeof pageOrigin !== "string" || typeof channel !== "string" || typeof placeholder !== "string") {
    throw new TypeError("A card field was opened without its settings.");
  }
  return { ...settings, pageOrigin, channel, placeholder };
}
