import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span as OtelSpan,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { Span, SpanSettings, Tracer, TracingSettings } from "./tracer.ts";

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;
/** A collector that is away must not keep the process. */
const exportTimeoutMs = 3_000;

/** The one file that knows OpenTelemetry; it is loaded when traces are wanted. */
export function createTracer({ url, headers, serviceName, sampledRatio }: TracingSettings): Tracer {
  const exporter = new OTLPTraceExporter({ url, headers, timeoutMillis: exportTimeoutMs });
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ "service.name": serviceName })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampledRatio) }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000, exportTimeoutMillis: exportTimeoutMs }),
    ],
  });
  const tracer = provider.getTracer("payment-sessions");
  const propagator = new W3CTraceContextPropagator();
  const contexts = new AsyncLocalStorage<Context>();

  const start = ({ name, kind, attributes = {} }: SpanSettings, parent: Context) => {
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parent);
    return { span, context: trace.setSpan(parent, span) };
  };

  return {
    async trace(settings, work) {
      const { span, context } = start(settings, contexts.getStore() ?? ROOT_CONTEXT);
      try {
        return await contexts.run(context, () => work(wrap(span)));
      } catch (error) {
        wrap(span).fail(error instanceof Error ? error.name : "error");
        throw error;
      } finally {
        span.end();
      }
    },
    beginRequest(settings, requestHeaders, goOn) {
      // Not `tracestate`, which would take a text of anybody's into every span.
      const { traceparent } = requestHeaders;
      const parent = propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
      const { span, context } = start(settings, parent);
      const { traceId } = span.spanContext();
      const request = {
        ...wrap(span),
        traceId,
        rename: (name: string) => void span.updateName(name),
        end: () => span.end(),
      };
      contexts.run(context, () => goOn(request));
    },
    stop: () => provider.shutdown().catch(() => {}),
  };
}

const wrap = (span: OtelSpan): Span => ({
  set: (attributes) => void span.setAttributes(attributes),
  fail(kind) {
    span.setAttribute("error.type", kind);
    span.setStatus({ code: SpanStatusCode.ERROR });
  },
});
