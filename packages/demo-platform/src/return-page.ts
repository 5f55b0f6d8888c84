import type { components } from "@payment-sessions/api-client";
import { describeCard } from "./describe-card.ts";
import { document, html } from "./html.ts";

/** Two columns that an integrator must not confuse: what the browser says, and what the API says. */
export function returnPage(
  claim: { id: string; status: string },
  session: components["schemas"]["PaymentSession"] | undefined,
  contractor: components["schemas"]["Contractor"] | undefined,
): string {
  const proven = session
    ? html`<dl>
<dt>status</dt><dd id="proven-status">${session.status}</dd>
<dt>card on file</dt><dd id="card">${describeCard(contractor?.card ?? null)}</dd>
</dl>`
    : html`<p id="proven-status">The API knows no such session.</p>`;
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
${proven}
</section>
<p><a href="/">Start again</a></p>`,
  );
}
