/** The deliveries to one endpoint. */
export interface Lane {
  organizationId: string;
  endpointId: string;
}

interface LaneState {
  inFlight: number;
  /** How many requests the endpoint gets at once. */
  width: number;
  barredUntilMs: number;
}

/** How an endpoint did: not answering is the worst, as it holds a place for the longest time. */
export type Pace = "quick" | "slow" | "unanswered";

/** How long this process leaves alone what it could not even send, in milliseconds. */
const barredMs = 60_000;

const firstWidth = 8;
const untried: LaneState = { inFlight: 0, width: firstWidth, barredUntilMs: Number.NEGATIVE_INFINITY };
/** Beyond so many endpoints, one at rest is forgotten. */
const rememberedLanes = 10_000;
const largestWidth = 64;

/** An endpoint that answers quickly gets more at once; one that does not answer, one at a time until it does. */
const nextWidth: Record<Pace, (width: number) => number> = {
  quick: (width) => Math.min(width * 2, largestWidth),
  slow: () => firstWidth / 2,
  unanswered: () => 1,
};

/**
 * How one process shares its requests out among endpoints and organizations, so that a slow endpoint delays no other
 * and no organization starves another. Nothing here outlives the process or has to be right: it only decides whose
 * turn is first.
 */
export class Lanes {
  readonly #capacity: number;
  readonly #nowMs: () => number;
  readonly #lanes = new Map<string, LaneState>();
  readonly #organizations = new Map<string, number>();
  #inFlight = 0;

  /** The clock counts milliseconds from any moment on. */
  constructor(capacity: number, nowMs: () => number) {
    this.#capacity = capacity;
    this.#nowMs = nowMs;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /**
   * How many deliveries to take from each of these lanes. Organizations take turns, and so do the lanes of one; those
   * that have waited longest come first in the list. An organization may have as many requests in flight as places are
   * left free (dynamic thresholds), so however many want everything, a newcomer always finds some.
   */
  shareOut(lanes: readonly Lane[]): Map<Lane, number> {
    const shares = new Map<Lane, number>();
    let free = this.#capacity - this.#inFlight;
    let queues = [...Map.groupBy(lanes, (lane) => lane.organizationId)].map(([organizationId, queue]) => ({
      lanes: [...queue],
      inFlight: this.#organizations.get(organizationId) ?? 0,
    }));
    while (queues.length > 0) {
      queues = queues.filter((queue) => {
        const lane = queue.inFlight < free ? this.#nextLane(queue.lanes, shares) : undefined;
        if (lane === undefined) return false;
        shares.set(lane, (shares.get(lane) ?? 0) + 1);
        queue.inFlight += 1;
        free -= 1;
        return true;
      });
    }
    return shares;
  }

  begin({ organizationId, endpointId }: Lane): void {
    const state = this.#lanes.get(endpointId) ?? untried;
    this.#lanes.set(endpointId, { ...state, inFlight: state.inFlight + 1 });
    this.#organizations.set(organizationId, this.#inFlightOf(organizationId) + 1);
    this.#inFlight += 1;
  }

  end({ organizationId, endpointId }: Lane, pace: Pace | "barred"): void {
    const state = this.#lanes.get(endpointId);
    if (state === undefined) throw new Error("A request ended that had not begun.");
    const inFlight = state.inFlight - 1;
    const next =
      pace === "barred"
        ? { ...state, inFlight, barredUntilMs: this.#nowMs() + barredMs }
        : { ...state, inFlight, width: nextWidth[pace](state.width) };
    if (inFlight === 0 && this.#lanes.size > rememberedLanes) this.#lanes.delete(endpointId);
    else this.#lanes.set(endpointId, next);
    const left = this.#inFlightOf(organizationId) - 1;
    if (left === 0) this.#organizations.delete(organizationId);
    else this.#organizations.set(organizationId, left);
    this.#inFlight -= 1;
  }

  /** The first lane with room, which goes to the end of the queue; those without room leave it. */
  #nextLane(queue: Lane[], shares: ReadonlyMap<Lane, number>): Lane | undefined {
    for (let lane = queue.shift(); lane !== undefined; lane = queue.shift()) {
      const { inFlight, width, barredUntilMs } = this.#lanes.get(lane.endpointId) ?? untried;
      if (barredUntilMs > this.#nowMs() || inFlight + (shares.get(lane) ?? 0) >= width) continue;
      queue.push(lane);
      return lane;
    }
    return undefined;
  }

  #inFlightOf = (organizationId: string): number => this.#organizations.get(organizationId) ?? 0;
}
