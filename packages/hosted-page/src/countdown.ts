const warningSeconds = 120;

export interface CountdownEvents {
  /** Every second, with what is left as `m:ss`. */
  tick: (text: string) => void;
  /** Once, two minutes before the end. */
  warn: () => void;
  /** Once. */
  end: () => void;
}

/** Counts by whichever of two clocks ran further: one stands still while the machine sleeps, one may be set back. */
export function startCountdown(secondsLeft: number, { tick, warn, end }: CountdownEvents): void {
  const startedAt = { wall: Date.now(), monotonic: performance.now() };
  let warned = false;
  const look = (): void => {
    const elapsedMs = Math.max(Date.now() - startedAt.wall, performance.now() - startedAt.monotonic);
    const left = Math.max(0, Math.ceil(secondsLeft - elapsedMs / 1000));
    tick(formatSeconds(left));
    if (left === 0) {
      clearInterval(timer);
      end();
    } else if (left <= warningSeconds && !warned) {
      warned = true;
      warn();
    }
  };
  const timer = setInterval(look, 1000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  look();
}

export const formatSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
