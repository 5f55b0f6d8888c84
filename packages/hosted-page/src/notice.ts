import { getElement, setText } from "./elements.ts";

/** One message above the form. Errors interrupt a screen reader, the rest waits for a pause. */
export function showNotice(kind: "error" | "status", text: string): void {
  setText(getElement("error"), kind === "error" ? text : "");
  setText(getElement("status"), kind === "status" ? text : "");
}

/** What only a new attempt at loading the page can mend. */
export function showRetry(text: string): void {
  showNotice("error", text);
  getElement("retry").hidden = false;
  getElement("loading").hidden = true;
  getElement("fields").hidden = true;
}
