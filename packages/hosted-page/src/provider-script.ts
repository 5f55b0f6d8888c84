/** The part of the provider's `Frames` that the page uses. */
export interface Frames {
  readonly Events: Record<
    | "CARD_TOKENIZED"
    | "CARD_TOKENIZATION_FAILED"
    | "CARD_VALIDATION_CHANGED"
    | "FRAME_ACTIVATED"
    | "FRAME_VALIDATION_CHANGED",
    string
  >;
  init(options: object): void;
  isCardValid(): boolean;
  submitCard(): Promise<unknown> | undefined;
  enableSubmitForm(): void;
  // The payload depends on the event, and the script is not ours: handlers say what they read.
  addEventHandler(event: string, handler: (payload: never) => void): void;
}

declare global {
  interface Window {
    Frames?: Frames;
  }
}

/** Rejects when the script is blocked, fails, or does not come in time. */
export function loadProviderScript(url: string, timeoutMs: number): Promise<Frames> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.async = true;
    script.addEventListener("load", () => {
      if (window.Frames === undefined) reject(new Error("The provider's script brought no card fields."));
      else resolve(window.Frames);
    });
    script.addEventListener("error", () => reject(new Error("The provider's script could not be loaded.")));
    setTimeout(() => reject(new Error("The provider's script took too long.")), timeoutMs);
    document.head.append(script);
  });
}
