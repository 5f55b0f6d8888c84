import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { html } from "./html.ts";
import { layout, type PageFrame } from "./layout.ts";
import { messages } from "./messages.ts";
import type { PagePaths } from "./page-paths.ts";

/** For a form that came without a click on its button: a person clicks once more, a script goes no further. */
export function confirmCancelPage(frame: PageFrame, session: HostedSession, paths: PagePaths): string {
  const { confirmCancel, testMode } = messages[frame.language];
  return layout(frame, {
    title: confirmCancel.title,
    badge: session.environment === "test" && testMode,
    main: html`<h1>${confirmCancel.title}</h1>
<p>${confirmCancel.text(session.organizationName)}</p>
<form method="post" action="${paths.cancel}">
<input type="hidden" name="confirm" value="">
<button name="confirm" value="yes">${confirmCancel.yes}</button>
</form>
<a class="button quiet" href="${paths.page}">${confirmCancel.no}</a>`,
  });
}
