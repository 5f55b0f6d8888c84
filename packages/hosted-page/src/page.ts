import type { BrowserSettings } from "./browser-settings.ts";
import { mountCardFields } from "./card-fields.ts";
import { startCountdown } from "./countdown.ts";
import { getElement, setText } from "./elements.ts";
import { focusAnswer, showRetry } from "./notice.ts";
import { loadProviderScript } from "./provider-script.ts";
import { handleSubmission, type Submission } from "./submission.ts";

/** The provider's script and its fields have this long each before the person is offered another attempt. */
const loadTimeoutMs = 12_000;

const settings = JSON.parse(getElement("settings").textContent) as BrowserSettings;
let submission: Submission | undefined;
let isOver = false;

// After a refused card the address is that of the form: Refresh would send the used token again.
history.replaceState(null, "", settings.pagePath);
// A page out of the browser's cache shows a session as it once was.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
getElement("retry").addEventListener("click", () => location.replace(settings.pagePath));

focusAnswer();
startCountdown(settings.secondsLeft, {
  tick: (text) => setText(getElement("time-left"), text),
  warn: () => setText(getElement("time-warning"), settings.texts.twoMinutesLeft),
  end: () => {
    isOver = true;
    showExpiry();
  },
});
await showCardFields().catch(() => showRetry(settings.texts.loadingFailed));

async function showCardFields(): Promise<void> {
  const frames = await loadProviderScript(settings.scriptUrl, loadTimeoutMs);
  submission = handleSubmission(frames, settings, { onStopped: showExpiry });
  await mountCardFields(frames, settings, loadTimeoutMs);
  getElement("loading").hidden = true;
  getElement("save").hidden = false;
}

/** A card that is on its way was sent in time, and may still be saved. */
function showExpiry(): void {
  if (!isOver || submission?.isUnderWay()) return;
  getElement("open").remove();
  const expired = getElement("expired");
  expired.hidden = false;
  document.title = settings.titles.expired;
  getElement("expired-title").focus();
}
