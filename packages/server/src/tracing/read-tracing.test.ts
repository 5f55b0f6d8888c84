import { expect, test } from "vitest";
import { EnvironmentReader } from "../environment-reader.ts";
import { readTracing } from "./read-tracing.ts";

const read = (env: Record<string, string>) => {
  const reader = new EnvironmentReader(env);
  return { tracing: readTracing(reader), problems: reader.problems };
};
const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/base/" };

test("wants no traces without an endpoint, or when they are turned off", () => {
  expect(read({ OTEL_SERVICE_NAME: "a" })).toEqual({ tracing: undefined, problems: [] });
  expect(read({ ...endpoint, OTEL_SDK_DISABLED: "true" })).toEqual({ tracing: undefined, problems: [] });
});

test("adds the path of traces to the common endpoint, and leaves their own one as it is", () => {
  expect(read(endpoint).tracing).toEqual({
    url: "http://collector:4318/base/v1/traces",
    headers: {},
    serviceName: "payment-sessions",
    sampledRatio: 1,
  });
  const own = { ...endpoint, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "https://traces.example.com/x" };
  expect(read(own).tracing?.url).toBe("https://traces.example.com/x");
});

test("reads headers and the share of traces", () => {
  const env = {
    ...endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: "x-key=a%20b,authorization=Basic%20YQ==",
    OTEL_TRACES_SAMPLER_ARG: "0.25",
  };
  expect(read(env).tracing).toMatchObject({
    headers: { "x-key": "a b", authorization: "Basic YQ==" },
    sampledRatio: 0.25,
  });
});

test.each([
  { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
  { OTEL_EXPORTER_OTLP_HEADERS: "secret" },
  { OTEL_EXPORTER_OTLP_HEADERS: "x=%zz" },
  { OTEL_TRACES_SAMPLER_ARG: "2" },
  { OTEL_SDK_DISABLED: "yes" },
])("refuses %j without repeating it", (env) => {
  const { problems } = read({ ...endpoint, ...env });
  expect(problems).toHaveLength(1);
  expect(problems[0]).not.toContain("secret");
});
