import type { Span, SpanSettings, Tracer, TracingSettings } from "./tracer.ts";

let current: Tracer | undefined;

export const tracer = (): Tracer | undefined => current;

/** Without it nothing of OpenTelemetry is loaded. Answers what ends it. */
export async function startTracing(settings: TracingSettings): Promise<() => Promise<void>> {
  const { createTracer } = await import("./open-telemetry.ts");
  const started = createTracer(settings);
  current = started;
  return async () => {
    if (current === started) current = undefined;
    await started.stop();
  };
}

const untraced: Span = { set: () => {}, fail: () => {} };

export const trace = <T>(settings: SpanSettings, work: (span: Span) => Promise<T>): Promise<T> =>
  current === undefined ? work(untraced) : current.trace(settings, work);
