import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";

/** A page that knows of no session. */
export const messagePage = (frame: PageFrame, { title, text }: { title: string; text: string }): string =>
  layout(frame, { title, main: html`<h1>${title}</h1><p>${text}</p>` });
