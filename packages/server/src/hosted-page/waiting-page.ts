import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";
import { messages } from "./messages.ts";
import type { PagePaths } from "./page-paths.ts";

export interface WaitingPage {
  paths: PagePaths;
  /** Until the browser looks again. */
  seconds: number;
  /** Why it takes longer. */
  notice?: string | undefined;
}

/** While another tab or click, or the contractor's bank, is at it: looks again until that one is done. */
export function waitingPage(frame: PageFrame, session: HostedSession, { paths, seconds, notice }: WaitingPage): string {
  const { waiting, testMode } = messages[frame.language];
  return layout(frame, {
    title: waiting.title,
    badge: session.environment === "test" && testMode,
    refresh: { seconds, path: paths.outcome },
    main: html`<h1>${waiting.title}</h1>
<p role="status">${notice ?? waiting.text}</p>
<a class="button" href="${paths.outcome}">${waiting.check}</a>`,
  });
}
