import type { KnownEvent } from "@payment-sessions/webhooks";
import { describeCard } from "./describe-card.ts";
import type { Finding } from "./find-out.ts";
import { document, html } from "./html.ts";

/** Three sources that an integrator must not confuse: the browser proves nothing, the API and the webhook do. */
export function returnPage(
  claim: { id: string; status: string },
  finding: Finding,
  event: KnownEvent | undefined,
): string {
  const heard = event
    ? html`<dl>
<dt>event</dt><dd id="event-type">${event.event_type}</dd>
<dt>id</dt><dd>${event.id}</dd>
<dt>signature</dt><dd>verified</dd>
</dl>`
    : html`<p>No event has arrived yet.</p>`;
  return document(
    "Welcome back",
    `${html`<h1>Welcome back</h1>
<section>
<h2>What the browser says <small>not proof</small></h2>
<p>Anybody can type this address, so nothing may follow from it.</p>
<dl>
<dt>hps_id</dt><dd id="claimed-id">${claim.id}</dd>
<dt>status</dt><dd id="claimed-status">${claim.status}</dd>
</dl>
</section>`}
<section>
<h2>What the API says</h2>
${describeFinding(finding)}
</section>
<section>
<h2>What the webhook said</h2>
${heard}
</section>
<p><a href="/">Start again</a></p>`,
  );
}

function describeFinding(finding: Finding): string {
  switch (finding.kind) {
    case "found":
      return html`<dl>
<dt>status</dt><dd id="proven-status">${finding.session.status}</dd>
<dt>card on file</dt><dd id="card">${describeCard(finding.card)}</dd>
</dl>`;
    case "unknown":
      return html`<p id="proven-status">The API knows no such session.</p>`;
    case "failed":
      return html`<p id="proven-status">The API could not be asked: ${finding.message}
Reload the page to ask again.</p>`;
    default:
      return finding satisfies never;
  }
}
