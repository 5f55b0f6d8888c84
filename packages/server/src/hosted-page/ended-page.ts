import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";
import { messages, type Messages } from "./messages.ts";

export type Ending = keyof Messages["ended"];

/** Says what happened, and offers the way back. */
export function endedPage(frame: PageFrame, session: HostedSession, ending: Ending, returnTo: string): string {
  const { ended, back, testMode } = messages[frame.language];
  const { title, text } = ended[ending];
  return layout(frame, {
    title,
    badge: session.environment === "test" && testMode,
    main: html`<h1>${title}</h1>
<p>${text(session.organizationName)}</p>
<a class="button" href="${returnTo}">${back(session.organizationName)}</a>`,
  });
}
