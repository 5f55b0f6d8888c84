import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";
import { messages } from "./messages.ts";

export interface Message {
  title: string;
  text: string;
  /** A path. */
  retry?: string;
}

/** A page that knows of no session. */
export const messagePage = (frame: PageFrame, { title, text, retry }: Message): string =>
  layout(frame, {
    title,
    main: html`<h1>${title}</h1><p>${text}</p>
${retry !== undefined && html`<a class="button" href="${retry}">${messages[frame.language].retry}</a>`}`,
  });
