import type { components } from "@payment-sessions/api-client";
import type { KnownEvent } from "@payment-sessions/webhooks";
import { describeCard } from "./describe-card.ts";
import { document, html } from "./html.ts";

/** What an integrator's own page has: who it is about, and a button. */
export function startPage(contractor: components["schemas"]["Contractor"], events: readonly KnownEvent[]): string {
  const name = `${contractor.first_name} ${contractor.last_name}`;
  return document(
    `Add a card for ${name}`,
    `${html`<h1>Add a card for ${name}</h1>
<p>The platform asks the API for a payment session and sends the browser to its link.</p>
<dl><dt>Card on file</dt><dd>${describeCard(contractor.card)}</dd></dl>
<form method="post" action="/sessions"><button>Add a card</button></form>
<p class="hint">Test card: 4242 4242 4242 4242, any date ahead, any security code.
4544 2491 6767 3670 is declined; 4999 9900 0000 0221 meets 3-D Secure.</p>`}
${eventList(events)}`,
  );
}

function eventList(events: readonly KnownEvent[]): string {
  if (events.length === 0) return "";
  const items = events.map(({ event_type, data }) => html`<li>${event_type} <small>${data.id}</small></li>`);
  return `<h2>Verified events, newest first</h2>\n<ul id="events">${items.join("")}</ul>`;
}
