import { findCardScheme } from "../cards/card-schemes.ts";
import { type FieldName, fieldNames } from "../fields/field-names.ts";
import { caretAfter, formatField } from "./field-format.ts";
import { fromFragment } from "./field-settings.ts";
import { readField } from "./field-state.ts";
import { type FieldMessage, openEnvelope, type PageMessage, pageMessages, toEnvelope } from "./messages.ts";
import { requestToken } from "./request-token.ts";
import { answerSiblings, collectFromSiblings } from "./siblings.ts";
import { toStyleRules } from "./style-rules.ts";

const settings = fromFragment(location.hash);
const input = document.querySelector("input") as HTMLInputElement;
const field = fieldNames.find((name) => name === input.dataset["field"]) as FieldName;
let cvvLength: 3 | 4 | undefined;
let wasLeft = false;
let lastScheme: string | undefined;
let lastBin = "";

const tell = (message: FieldMessage) =>
  window.parent.postMessage(toEnvelope(settings.channel, message), settings.pageOrigin);

function applyStyle(): void {
  const sheet = new CSSStyleSheet();
  for (const { selector, declarations } of toStyleRules(settings.style)) {
    const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)] as CSSStyleRule;
    // Property by property: a value can never become another rule.
    for (const [property, value] of declarations) rule.style.setProperty(property, value);
  }
  document.adoptedStyleSheets = [sheet];
}

function format(isDeleting = false): void {
  const formatted = formatField[field](input.value, cvvLength);
  if (formatted === input.value) return;
  const caret = caretAfter(input.value, input.selectionStart ?? input.value.length, formatted, isDeleting);
  input.value = formatted;
  if (document.activeElement === input) input.setSelectionRange(caret, caret);
}

function tellState(): void {
  const { isValid, isEmpty, isFinished } = readField(field, input.value, { now: new Date(), cvvLength });
  const showsError = !isValid && !isEmpty && (isFinished || wasLeft);
  input.classList.toggle("valid", isValid);
  input.classList.toggle("invalid", showsError);
  input.setAttribute("aria-invalid", String(showsError));
  tell({ type: "changed", field, isValid, isEmpty, showsError });
}

function tellScheme(): void {
  const digits = input.value.replaceAll(" ", "");
  const scheme = findCardScheme(digits);
  if (scheme?.paymentMethod !== lastScheme) {
    lastScheme = scheme?.paymentMethod;
    tell({ type: "scheme", paymentMethod: lastScheme, cvvLength: scheme?.cvvLength });
  }
  const bin = digits.slice(0, 8);
  if (bin.length === 8 && bin !== lastBin) tell({ type: "bin", bin, scheme: scheme?.apiName ?? "Unknown" });
  lastBin = bin;
}

async function tokenize(request: Extract<PageMessage, { type: "tokenize" }>): Promise<void> {
  try {
    const others = await collectFromSiblings(settings.channel);
    tell(await requestToken({ "card-number": input.value, ...others }, request, fetch));
  } catch {
    tell({
      type: "refused",
      failure: { errorCode: "fields_unavailable", message: "The card fields are not complete." },
    });
  }
}

function receive(message: PageMessage): void {
  if (message.type === "tokenize" && field === "card-number") void tokenize(message);
  if (message.type !== "cvv_length" || field !== "cvv") return;
  cvvLength = message.length;
  format();
  tellState();
}

applyStyle();
input.placeholder = settings.placeholder;
input.addEventListener("input", (event) => {
  // Whoever comes back to correct an error sees at once that it is gone, and not a new one at every key.
  wasLeft = false;
  format(event instanceof InputEvent && event.inputType.startsWith("delete"));
  if (field === "card-number") tellScheme();
  tellState();
});
input.addEventListener("focus", () => tell({ type: "focused", field }));
input.addEventListener("blur", () => {
  wasLeft = true;
  tellState();
  tell({ type: "blurred", field });
});
window.addEventListener("message", ({ data, origin, source }: MessageEvent<unknown>) => {
  if (source !== window.parent || origin !== settings.pageOrigin) return;
  const message = openEnvelope<PageMessage>(data, settings.channel, pageMessages);
  if (message !== undefined) receive(message);
});
if (field !== "card-number") answerSiblings(settings.channel, field, input);
tell({ type: "ready", field });
