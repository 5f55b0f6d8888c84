import type { BrowserSettings } from "./browser-settings.ts";
import { getElement, setText } from "./elements.ts";

/** One message above the form. Errors interrupt a screen reader, the rest waits for a pause. */
export function showNotice(kind: "error" | "status", text: string): void {
  setText(getElement("error"), kind === "error" ? text : "");
  setText(getElement("status"), kind === "status" ? text : "");
}

/** Errors are far above the button on a small screen; focus brings them into view, and a screen reader to them. */
export function focusError(text: string): void {
  showNotice("error", text);
  getElement("error").focus();
}

/** The server says in the page how it answered the form; that is where a person wants to be. */
export const focusAnswer = (): void => findAnswer()?.focus();

/** The next attempt makes the last one's answer old. */
export function removeAnswer({ titles }: BrowserSettings): void {
  if (findAnswer() === null) return;
  findAnswer()?.remove();
  document.title = titles.open;
}

const findAnswer = () => document.getElementById("answer");

/** What only a new attempt at loading the page can mend. */
export function showRetry(text: string): void {
  showNotice("error", text);
  getElement("retry").hidden = false;
  getElement("loading").hidden = true;
  getElement("fields").hidden = true;
}
