import { type Emit, type FramesEvent, framesEvents } from "./frames-events.ts";

export type EventHandler = (payload: never) => void;

const isEvent = (name: string): name is FramesEvent => Object.values<string>(framesEvents).includes(name);

/** The handlers that the page added. */
export class EventHandlers {
  readonly #handlers = new Map<FramesEvent, Set<EventHandler>>();

  add(event: string, handler: EventHandler): void {
    if (!isEvent(event)) throw new Error(`Frames has no event "${event}".`);
    if (typeof handler !== "function") throw new TypeError("An event handler has to be a function.");
    this.#handlers.set(event, (this.#handlers.get(event) ?? new Set()).add(handler));
  }

  remove(event: string, handler: EventHandler): boolean {
    return isEvent(event) && (this.#handlers.get(event)?.delete(handler) ?? false);
  }

  removeAll(event: string): boolean {
    return isEvent(event) && this.#handlers.delete(event);
  }

  readonly emit: Emit = (event, payload) => {
    for (const handler of this.#handlers.get(event) ?? []) (handler as (payload: unknown) => void)(payload);
  };
}
