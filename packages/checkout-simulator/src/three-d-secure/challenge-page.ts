import { html } from "../http/html.ts";

/** The page of the "bank": two buttons instead of a one-time password. */
export const challengePage = (sessionId: string, last4: string): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Simulated bank: confirm your card</title>
        <link rel="stylesheet" href="/css/challenge.css" />
      </head>
      <body>
        <main>
          <h1>Simulated bank</h1>
          <p>Is it you who saves the card ending in ${last4}?</p>
          <form method="post" action="/3ds/${sessionId}/approve"><button type="submit">Approve</button></form>
          <form method="post" action="/3ds/${sessionId}/fail"><button type="submit">Fail</button></form>
        </main>
      </body>
    </html> `;
