import { showMissingFields } from "./card-fields.ts";
import type { BrowserSettings } from "./browser-settings.ts";
import { getElement } from "./elements.ts";
import { showNotice } from "./notice.ts";
import type { Frames } from "./provider-script.ts";

/** How long the provider may take for a token before the person may try again. */
const tokenTimeoutMs = 20_000;

export interface Submission {
  /** A token was asked for, or the form is on its way. */
  isUnderWay(): boolean;
}

/** Nothing but a person's click, or the keyboard's equivalent, asks for a token and sends the form. */
export function handleSubmission(
  frames: Frames,
  { texts }: BrowserSettings,
  { onStopped }: { onStopped: () => void },
): Submission {
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
    onStopped();
  };
  const start = (): void => {
    underWay = true;
    save.setAttribute("aria-disabled", "true");
    showNotice("status", texts.saving);
    timer = setTimeout(() => stop(texts.tokenizationFailed), tokenTimeoutMs);
    // The provider's script tells the same by an event.
    frames.submitCard()?.catch(() => undefined);
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  save.addEventListener("click", (event) => {
    event.preventDefault();
    if (!event.isTrusted || underWay) return;
    if (frames.isCardValid()) return start();
    showMissingFields(texts);
    showNotice("error", texts.incomplete);
  });
  frames.addEventHandler(frames.Events.CARD_TOKENIZED, ({ token: text }: { token: string }) => {
    // A token that comes after the person was told to try again is not the one that they are waiting for.
    if (!underWay || sent) return;
    clearTimeout(timer);
    sent = true;
    token.value = text;
    form.submit();
  });
  frames.addEventHandler(frames.Events.CARD_TOKENIZATION_FAILED, () => stop(texts.tokenizationFailed));
  return { isUnderWay: () => underWay };
}
