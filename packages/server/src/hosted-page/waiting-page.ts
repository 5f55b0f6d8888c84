import { waitingScript } from "../generated/hosted-page.ts";
import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";
import { messages } from "./messages.ts";
import type { PagePaths } from "./page-paths.ts";

export interface WaitingPage {
  session: HostedSession;
  paths: PagePaths;
  /** The outcome is asked for without waiting. */
  atOnce: boolean;
  /** Why it takes longer. */
  notice?: string | undefined;
}

/** While another tab or click, or the contractor's bank, is at it. The script looks again until that one is done. */
export function waitingPage(frame: PageFrame, { session, paths, atOnce, notice }: WaitingPage): string {
  const { waiting, testMode } = messages[frame.language];
  return layout(frame, {
    title: waiting.title,
    badge: session.environment === "test" && testMode,
    ...(atOnce ? { next: paths.outcome } : { script: waitingScript }),
    main: html`<h1>${waiting.title}</h1>
<p>${notice ?? waiting.text}</p>
<p id="status" class="notice" role="status" data-text="${waiting.still}"></p>
<a class="button" id="look-again" href="${paths.outcome}">${waiting.check}</a>`,
  });
}
