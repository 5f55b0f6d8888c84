import type { KnownEvent } from "@payment-sessions/webhooks";

const keptEvents = 100;

/**
 * The events that arrived, newest first. Deliveries repeat: an event that is known already is not a second one, which is
 * what an integrator's unique index on the event's id would see to.
 */
export class EventLog {
  #events: KnownEvent[] = [];

  add(event: KnownEvent): void {
    if (this.#events.some(({ id }) => id === event.id)) return;
    this.#events = [event, ...this.#events].slice(0, keptEvents);
  }

  latest(count: number): KnownEvent[] {
    return this.#events.slice(0, count);
  }

  ofSession(sessionId: string): KnownEvent | undefined {
    return this.#events.find(({ data }) => data.id === sessionId);
  }
}
