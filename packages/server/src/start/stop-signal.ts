import { systemClock } from "../clock.ts";

/**
 * Settles at the first signal to stop, or when the process that launched this one is gone. A later signal ends the process at once; the embedded database then stops by
 * itself. One Ctrl-C may arrive twice, from the terminal and handed on by a package manager, so repeats within a second
 * count as one.
 */
export function stopSignal(): Promise<"stop"> {
  const { promise, resolve } = Promise.withResolvers<"stop">();
  let firstAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      firstAt ??= systemClock.monotonicMs();
      if (systemClock.monotonicMs() - firstAt > 1_000) process.exit(1);
      resolve("stop");
    });
  }
  // The channel of a launcher that was killed closes; without this the service would run on, unknown to anybody.
  if (process.connected) process.once("disconnect", () => resolve("stop"));
  return promise;
}
