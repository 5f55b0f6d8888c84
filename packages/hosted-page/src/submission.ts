import { showMissingFields } from "./card-fields.ts";
import type { BrowserSettings } from "./browser-settings.ts";
import { getElement } from "./elements.ts";
import { focusError, removeAnswer, showNotice } from "./notice.ts";
import type { Frames } from "./provider-script.ts";

/** How long the provider may take for a token before the person may try again. */
const tokenTimeoutMs = 20_000;
/** How long the answer to the form may take. The server asks the provider meanwhile, and may wait for it. */
const answerTimeoutMs = 30_000;

export interface Submission {
  /** A token was asked for, or the form was sent: the server alone knows what became of it. */
  isUnderWay(): boolean;
}

/** Nothing but a person's click, or the keyboard's equivalent, asks for a token and sends the form. */
export function handleSubmission(
  frames: Frames,
  settings: BrowserSettings,
  { onStopped }: { onStopped: () => void },
): Submission {
  const { texts } = settings;
  const form = getElement("card-form") as HTMLFormElement;
  const token = getElement("card-token") as HTMLInputElement;
  const save = getElement("save");
  let underWay = false;
  let sent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (text: string): void => {
    clearTimeout(timer);
    underWay = false;
    save.removeAttribute("aria-disabled");
    frames.enableSubmitForm();
    showNotice("error", text);
    if (!sent) onStopped();
  };
  // The page goes away with the answer; it is still here when the connection or the browser stopped that.
  const send = (): void => {
    sent = true;
    timer = setTimeout(() => stop(texts.noAnswer), answerTimeoutMs);
    form.submit();
  };
  // The provider's script tells by an event, mostly; what it throws or rejects with may be all that it ever says.
  const askForToken = async (): Promise<void> => {
    const current = timer;
    try {
      await frames.submitCard();
    } catch {
      if (underWay && timer === current) stop(texts.tokenizationFailed);
    }
  };
  const start = (): void => {
    underWay = true;
    save.setAttribute("aria-disabled", "true");
    showNotice("status", texts.saving);
    timer = setTimeout(() => stop(texts.tokenizationFailed), tokenTimeoutMs);
    void askForToken();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  save.addEventListener("click", (event) => {
    event.preventDefault();
    if (!event.isTrusted || underWay) return;
    removeAnswer(settings);
    if (frames.isCardValid()) return start();
    showMissingFields(texts);
    // The fields themselves are in documents of the provider's, whose script moves the focus into none of them.
    focusError(texts.incomplete);
  });
  frames.addEventHandler(frames.Events.CARD_TOKENIZED, ({ token: text }: { token: string }) => {
    // A token that comes after the person was told to try again is not the one that they are waiting for.
    if (!underWay || token.value === text) return;
    clearTimeout(timer);
    token.value = text;
    send();
  });
  frames.addEventHandler(frames.Events.CARD_TOKENIZATION_FAILED, () => stop(texts.tokenizationFailed));
  return { isUnderWay: () => underWay || sent };
}
