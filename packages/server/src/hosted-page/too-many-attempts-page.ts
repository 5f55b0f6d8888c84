import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";
import { messages } from "./messages.ts";
import type { PagePaths } from "./page-paths.ts";

/** The session is pending, but no card can be saved any more: the way back ends it. */
export function tooManyAttemptsPage(frame: PageFrame, session: HostedSession, paths: PagePaths): string {
  const { tooManyAttempts, back, testMode } = messages[frame.language];
  return layout(frame, {
    title: tooManyAttempts.title,
    badge: session.environment === "test" && testMode,
    main: html`<h1>${tooManyAttempts.title}</h1>
<p role="alert">${tooManyAttempts.text(session.organizationName)}</p>
<form method="post" action="${paths.cancel}">
<input type="hidden" name="confirm" value="">
<button name="confirm" value="yes">${back(session.organizationName)}</button>
</form>`,
  });
}
