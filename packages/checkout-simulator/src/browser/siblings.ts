import type { FieldName } from "../fields/field-names.ts";
import { openEnvelope, type SiblingMessage, siblingMessages, toEnvelope } from "./messages.ts";
import type { FieldTextsTyped } from "./request-token.ts";

const patienceMs = 2000;

/**
 * Posted to every frame of the page, for this origin's eyes only: the browser delivers it to no other,
 * so neither the page nor a foreign frame sees what is typed.
 */
function postToSiblings(channel: string, message: SiblingMessage): void {
  const { parent } = window;
  for (let index = 0; index < parent.length; index += 1) {
    const sibling = parent[index];
    if (sibling !== undefined && sibling !== window) sibling.postMessage(toEnvelope(channel, message), location.origin);
  }
}

/** Calls back with messages from fields of the same form. */
export function listenToSiblings(channel: string, receive: (message: SiblingMessage) => void): () => void {
  const listen = ({ data, origin }: MessageEvent<unknown>) => {
    if (origin !== location.origin) return;
    const message = openEnvelope<SiblingMessage>(data, channel, siblingMessages);
    if (message !== undefined) receive(message);
  };
  window.addEventListener("message", listen);
  return () => window.removeEventListener("message", listen);
}

/** Answers every question of a sibling with what is typed here. */
export function answerSiblings(channel: string, field: FieldName, input: HTMLInputElement): void {
  listenToSiblings(channel, (message) => {
    if (message.type !== "collect") return;
    postToSiblings(channel, { type: "collected", request: message.request, field, text: input.value });
  });
}

/** What is typed in the other two fields; rejects when they do not answer. */
export async function collectFromSiblings(channel: string): Promise<Omit<FieldTextsTyped, "card-number">> {
  const request = crypto.randomUUID();
  const texts = new Map<FieldName, string>();
  return new Promise((resolve, reject) => {
    const stop = listenToSiblings(channel, (message) => {
      if (message.type !== "collected" || message.request !== request) return;
      texts.set(message.field, message.text);
      const [expiryDate, cvv] = [texts.get("expiry-date"), texts.get("cvv")];
      if (expiryDate === undefined || cvv === undefined) return;
      clearTimeout(timer);
      stop();
      resolve({ "expiry-date": expiryDate, cvv });
    });
    const timer = setTimeout(() => {
      stop();
      reject(new Error("The other card fields do not answer."));
    }, patienceMs);
    postToSiblings(channel, { type: "collect", request });
  });
}
