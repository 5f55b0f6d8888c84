import { CardForm } from "./card-form.ts";
import type { Cardholder } from "./cardholder.ts";
import { type EventHandler, EventHandlers } from "./event-handlers.ts";
import { type CardTokenized, framesEvents } from "./frames-events.ts";
import { type FramesOptions, handlerIn, readOptions } from "./frames-options.ts";
import type { FieldMessage } from "./messages.ts";
import type { MountedFields } from "./mount-fields.ts";

export type Mount = (options: FramesOptions, receive: (message: FieldMessage) => void) => MountedFields;

interface Running {
  publicKey: string;
  form: CardForm;
  fields: MountedFields;
}

/** The object that pages know as `Frames`. */
export interface Frames {
  readonly Events: typeof framesEvents;
  cardholder: Cardholder;
  init(options: string | FramesOptions): void;
  isCardValid(): boolean;
  submitCard(): Promise<CardTokenized>;
  enableSubmitForm(): void;
  /** Puts the token into a form, under the name that the provider's script gives it. */
  addCardToken(form: HTMLFormElement, token: string): void;
  addEventHandler(event: string, handler: EventHandler): void;
  removeEventHandler(event: string, handler: EventHandler): boolean;
  removeAllEventHandlers(event: string): boolean;
}

export function createFrames(mount: Mount): Frames {
  const handlers = new EventHandlers();
  let running: Running | undefined;

  const start = (options: FramesOptions & { publicKey: string }): Running => {
    const form = new CardForm(handlers.emit, (field, message) => fields.post(field, message));
    const fields = mount(options, (message) => form.receive(message));
    return { publicKey: options.publicKey, form, fields };
  };
  const required = (): Running => {
    if (running === undefined) throw new Error("Call Frames.init first.");
    return running;
  };

  return {
    Events: framesEvents,
    cardholder: {},
    init(given) {
      const options = readOptions(given);
      running?.fields.destroy();
      running = start(options);
      if (options.cardholder) this.cardholder = options.cardholder;
      for (const event of Object.values(framesEvents)) {
        const handler = handlerIn(options, event);
        if (handler) handlers.add(event, handler);
      }
      // Later, so that handlers added after init hear it too.
      setTimeout(() => handlers.emit(framesEvents.READY, undefined));
    },
    isCardValid: () => running?.form.isCardValid() ?? false,
    submitCard() {
      const { form, publicKey } = required();
      return form.submit(publicKey, this.cardholder);
    },
    enableSubmitForm: () => required().form.enableSubmitForm(),
    addCardToken: (form, token) => form.append(hiddenInput("cko-card-token", token)),
    addEventHandler: (event, handler) => handlers.add(event, handler),
    removeEventHandler: (event, handler) => handlers.remove(event, handler),
    removeAllEventHandlers: (event) => handlers.removeAll(event),
  };
}

function hiddenInput(name: string, value: string): HTMLInputElement {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  return input;
}
