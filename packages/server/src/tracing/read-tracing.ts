import type { EnvironmentReader } from "../environment-reader.ts";
import type { TracingSettings } from "./tracer.ts";

/** The settings that OpenTelemetry's specification names, as far as they have a meaning here; undefined: no traces. */
export function readTracing(reader: EnvironmentReader): TracingSettings | undefined {
  const base = reader.url("OTEL_EXPORTER_OTLP_ENDPOINT", ["http:", "https:"])?.url;
  const own = reader.url("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", ["http:", "https:"])?.url;
  const isDisabled = reader.oneOf("OTEL_SDK_DISABLED", ["true", "false"], "false") === "true";
  const url = own?.href ?? (base && `${base.href.replace(/\/+$/, "")}/v1/traces`);
  const settings = {
    headers: readHeaders(reader, "OTEL_EXPORTER_OTLP_HEADERS"),
    serviceName: reader.text("OTEL_SERVICE_NAME") ?? "payment-sessions",
    sampledRatio: readRatio(reader, "OTEL_TRACES_SAMPLER_ARG"),
  };
  return url === undefined || isDisabled ? undefined : { url, ...settings };
}

/** `name=value` pairs, separated by commas; values are percent-encoded. */
function readHeaders(reader: EnvironmentReader, name: string): Record<string, string> {
  const pairs = (reader.text(name) ?? "").split(",").filter((pair) => pair.trim() !== "");
  const headers = pairs.map((pair) => /^\s*([\w-]+)\s*=([^\r\n]*)$/.exec(pair));
  const decoded = headers.map((match) => match && ([match[1] ?? "", decode(match[2] ?? "")] as const));
  if (decoded.some((pair) => pair === null || pair[1] === undefined)) {
    reader.problem(`${name} must be name=value pairs, separated by commas, with percent-encoded values.`);
    return {};
  }
  return Object.fromEntries(decoded as [string, string][]);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.trim());
  } catch {
    return undefined;
  }
}

function readRatio(reader: EnvironmentReader, name: string): number {
  const text = reader.text(name);
  if (text === undefined) return 1;
  const ratio = /^(?:0|1|0?\.\d+|1\.0+|0\.0+)$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(ratio)) reader.problem(`${name} must be a number from 0 to 1.`);
  return ratio;
}
