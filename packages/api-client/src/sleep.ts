/** Waits, but no longer than until `signal` aborts. */
export function sleep(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, signal?.aborted ? 0 : durationMs);
    signal?.addEventListener("abort", wake);
  });
}
