import type { BrowserSettings } from "@payment-sessions/hosted-page";
import { pageScript } from "../generated/hosted-page.ts";
import type { HostedSession } from "../payment-sessions/hosted-session.ts";
import { html, json, type Html } from "./html.ts";
import { documentTitle, layout, type PageFrame } from "./layout.ts";
import { messages } from "./messages.ts";
import type { PagePaths } from "./page-paths.ts";

export interface CardPage {
  session: HostedSession;
  paths: PagePaths;
  /** Where to go when the time runs out while the page is open. */
  expiredReturn: string;
  /** What became of the card that was sent. It comes first, for whoever reads from the top. */
  notice?: string | undefined;
}

/** The page that a contractor came for. Everything is readable before a script has run. */
export function cardPage(frame: PageFrame, page: CardPage): string {
  const { session, paths, notice } = page;
  const text = messages[frame.language];
  const { organizationName: organization, processor } = session;
  return layout(frame, {
    title: notice === undefined ? text.title : text.errorTitle(text.title),
    badge: session.environment === "test" && text.testMode,
    script: processor !== undefined && pageScript,
    main: html`<div id="open">
${notice !== undefined && html`<p id="answer" class="notice error" role="alert" tabindex="-1">${notice}</p>`}
<h1>${text.title}</h1>
<p>${text.reason(organization, session.contractorName)}</p>
<p class="muted">${text.privacy(organization)}</p>
${timeLeft(session, frame)}
<p id="error" class="notice error" role="alert" tabindex="-1"></p>
<p id="status" class="notice" role="status"></p>
${processor === undefined ? cardless(frame, paths) : cardForm(frame, paths)}
<form method="post" action="${paths.cancel}">
<input type="hidden" name="confirm" value="">
<button class="quiet" name="confirm" value="yes">${text.cancel}</button>
</form>
</div>
${
  processor !== undefined &&
  html`${expiredInPlace(frame, page)}
<script type="application/json" id="settings">${json(browserSettings(frame, page, processor))}</script>`
}`,
  });
}

function timeLeft({ secondsLeft }: HostedSession, { language }: PageFrame): Html {
  const text = messages[language];
  return html`<p class="time"><span>${text.timeLeft}</span>
<strong id="time-left" role="timer">${text.minutesLeft(Math.max(1, Math.ceil(secondsLeft / 60)))}</strong></p>
<p id="time-warning" class="notice warning" role="status"></p>`;
}

/** Save appears with the fields: before, or when a script is blocked, there is nothing that it could save. */
function cardForm({ language }: PageFrame, paths: PagePaths): Html {
  const text = messages[language];
  return html`<noscript><p class="notice error">${text.noScript}</p></noscript>
<form id="card-form" method="post" action="${paths.complete}" autocomplete="off">
<input type="hidden" id="card-token" name="card_token" value="">
<div id="fields">
${cardField("card-number", text.cardNumber)}
${cardField("expiry-date", text.expiryDate)}
${cardField("cvv", text.cvv)}
</div>
<p id="loading" class="notice">${text.loading}</p>
<button id="save" hidden>${text.save}</button>
<button id="retry" type="button" hidden>${text.retry}</button>
</form>`;
}

/** The input is in a page of the provider's, which names it itself; the label here is for eyes. */
const cardField = (name: string, label: string): Html => html`<div id="${name}-field" role="group"
 aria-labelledby="${name}-label" aria-describedby="${name}-error">
<span class="label" id="${name}-label">${label}</span>
<div class="frame ${name}-frame"></div>
<p class="field-error" id="${name}-error" aria-live="polite"></p>
</div>`;

const cardless = (
  { language }: PageFrame,
  paths: PagePaths,
): Html => html`<p class="notice error">${messages[language].unavailable}</p>
<a class="button" href="${paths.page}">${messages[language].retry}</a>`;

function expiredInPlace({ language }: PageFrame, { session, expiredReturn }: CardPage): Html {
  const { ended, back } = messages[language];
  return html`<div id="expired" hidden>
<h1 id="expired-title" tabindex="-1">${ended.expired.title}</h1>
<p>${ended.expired.text(session.organizationName)}</p>
<a class="button" href="${expiredReturn}">${back(session.organizationName)}</a>
</div>`;
}

function browserSettings(
  frame: PageFrame,
  { session, paths }: CardPage,
  { scriptUrl, publicKey }: NonNullable<HostedSession["processor"]>,
): BrowserSettings {
  const { browser, ended, localization, title } = messages[frame.language];
  return {
    pagePath: paths.page,
    // Whole seconds, cut: the page must not say that it is over before it is.
    secondsLeft: session.secondsLeft + 1,
    scriptUrl,
    publicKey,
    localization,
    titles: { open: documentTitle(title, frame), expired: documentTitle(ended.expired.title, frame) },
    texts: browser,
  };
}
