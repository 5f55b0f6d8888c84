import { getElement, setText } from "./elements.ts";

/** While this page is open, somebody watches it. */
const pauseMs = 2_000;
/** The server's answers that mean "not yet". */
const stillWaiting = new Set([409, 429, 503]);

/**
 * Asks for the outcome in the background, so that nobody's reading is interrupted by a page that loads again, and goes
 * there as soon as there is one. The link on the page does the same by hand.
 */
const link = getElement("look-again") as HTMLAnchorElement;
const status = getElement("status");

addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  if (await isDecided()) break;
  setText(status, status.dataset["text"] ?? "");
}
location.replace(link.href);

/** The way back is a redirect to somebody else's page: the browser has to follow it, not this script. */
async function isDecided(): Promise<boolean> {
  try {
    const response = await fetch(link.href, { redirect: "manual", cache: "no-store" });
    return !stillWaiting.has(response.status);
  } catch {
    return false;
  }
}
