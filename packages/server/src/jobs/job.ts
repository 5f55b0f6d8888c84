import type { WakeUp } from "./wake-up.ts";

/** Work that is done again and again, by any number of processes at once. */
export interface Job {
  name: string;
  /** The pause after a run that found nothing to do. */
  intervalMs: number;
  /** Does one batch and answers how much there was to do; after 0 the job pauses. */
  run(): Promise<number>;
  /** Ends a pause early. */
  wakeUp?: WakeUp;
  /** Ends what runs have begun and not waited for; there is no further run. */
  end?(): Promise<void>;
}
