import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";
import { messages } from "./messages.ts";
import type { PagePaths } from "./page-paths.ts";

/** A bank waits for the contractor. Nothing here goes on by itself: only the contractor knows whether to go there. */
export function challengePendingPage(
  frame: PageFrame,
  session: HostedSession,
  paths: PagePaths,
  redirectTo: string,
): string {
  const { challengePending, cancel, testMode } = messages[frame.language];
  const isOpen = session.state === "open";
  const hasOtherCard = isOpen && session.attemptsLeft > 0;
  return layout(frame, {
    title: challengePending.title,
    badge: session.environment === "test" && testMode,
    main: html`<h1>${challengePending.title}</h1>
<p>${challengePending.text}</p>
<a class="button" href="${redirectTo}">${challengePending.proceed}</a>
${hasOtherCard && html`<a class="button quiet" href="${paths.page}">${challengePending.otherCard}</a>`}
${
  isOpen &&
  html`<form method="post" action="${paths.cancel}">
<input type="hidden" name="confirm" value="">
<button class="quiet" name="confirm" value="yes">${cancel}</button>
</form>`
}`,
  });
}
