import type { BrowserSettings, BrowserTexts } from "./browser-settings.ts";
import { getElement, setText } from "./elements.ts";
import type { Frames } from "./provider-script.ts";

const fields = ["card-number", "expiry-date", "cvv"] as const;

type Field = (typeof fields)[number];

/** Puts the provider's fields into the page; rejects when they do not come in time. */
export function mountCardFields(frames: Frames, settings: BrowserSettings, timeoutMs: number): Promise<void> {
  frames.addEventHandler(
    frames.Events.FRAME_VALIDATION_CHANGED,
    ({ element, isValid, isEmpty }: { element: Field; isValid: boolean; isEmpty: boolean }) =>
      showFieldError(element, isValid || isEmpty ? "" : errorText(element, settings.texts)),
  );
  const activated = allActivated(frames, timeoutMs);
  frames.init(toOptions(settings));
  return activated;
}

function allActivated(frames: Frames, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const missing = new Set<string>(fields);
    frames.addEventHandler(frames.Events.FRAME_ACTIVATED, (payload?: { element?: string }) => {
      const { element } = payload ?? {};
      missing.delete(element ?? "");
      // The provider may tell it once for all of its fields.
      if (element === undefined || missing.size === 0) resolve();
    });
    setTimeout(() => reject(new Error("The card fields took too long.")), timeoutMs);
  });
}

export function errorText(field: Field, texts: BrowserTexts): string {
  return { "card-number": texts.cardNumberError, "expiry-date": texts.expiryDateError, cvv: texts.cvvError }[field];
}

/** A screen reader tells of one field that changes; of all of them at once it is told in one summary. */
export function showFieldError(field: Field, text: string, live: "polite" | "off" = "polite"): void {
  const error = getElement(`${field}-error`);
  error.setAttribute("aria-live", live);
  setText(error, text);
  getElement(`${field}-field`).classList.toggle("wrong", text !== "");
}

/** Shows at each field that is not right what it wants. */
export function showMissingFields(texts: BrowserTexts): void {
  for (const field of fields) {
    const frame = document.querySelector(`.${field}-frame`);
    if (!frame?.classList.contains("frame--valid")) showFieldError(field, errorText(field, texts), "off");
  }
}

function toOptions({ publicKey, localization }: BrowserSettings): object {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  keepColours(["--field", "--ink", "--muted"], colour);
  return {
    publicKey,
    localization,
    style: {
      base: { color: colour("--ink"), fontSize: "1rem" },
      invalid: { color: colour("--error") },
      placeholder: { base: { color: colour("--muted") } },
    },
  };
}

/** The text in the iframes keeps its colour when the scheme changes, so what is behind it has to keep its own too. */
function keepColours(names: string[], colour: (name: string) => string): void {
  for (const field of fields) {
    const element = document.querySelector<HTMLElement>(`.${field}-frame`);
    for (const name of names) element?.style.setProperty(name, colour(name));
  }
}
