import { html } from "../http/html.ts";
import type { FieldName } from "./field-names.ts";
import { fieldTexts, type Language } from "./field-texts.ts";

/** The names that the provider's own inputs have, so that tests written for one find the other. */
const attributes: Record<FieldName, { name: string; autocomplete: string; maxlength: string }> = {
  "card-number": { name: "cardnumber", autocomplete: "cc-number", maxlength: "23" },
  "expiry-date": { name: "exp-date", autocomplete: "cc-exp", maxlength: "9" },
  cvv: { name: "cvc", autocomplete: "cc-csc", maxlength: "4" },
};

/** One input in a page of its own; it works in any page that frames it, and shows the card to none of them. */
export function fieldPage(field: FieldName, language: Language): string {
  const { label, placeholder } = fieldTexts[language][field];
  const { name, autocomplete, maxlength } = attributes[field];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${label}</title>
        <link rel="stylesheet" href="/css/field.css" />
        <script src="/js/field.js" defer></script>
      </head>
      <body>
        <input
          id="checkout-frames-${field}"
          name="${name}"
          data-field="${field}"
          aria-label="${label}"
          placeholder="${placeholder}"
          autocomplete="${autocomplete}"
          inputmode="numeric"
          maxlength="${maxlength}"
          type="text"
          spellcheck="false"
          autocapitalize="off"
        />
      </body>
    </html> `;
}
