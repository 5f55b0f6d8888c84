import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, listenerPort, loadConfig } from "./config.ts";

const key = Buffer.alloc(32, 7).toString("base64");

test("has a default for everything", () => {
  expect(loadConfig({})).toEqual({
    host: "127.0.0.1",
    port: 4242,
    dataDir: resolve(".data"),
    databaseUrl: undefined,
    apiUrl: undefined,
    hostedPageUrl: "http://127.0.0.1:4243",
    encryptionKeys: undefined,
    isProduction: false,
    logLevel: "info",
    brandName: "Payment Sessions",
    sessionLifetimeSeconds: 1800,
    webhookAllowLoopback: false,
    processors: { test: undefined, live: undefined },
    admin: { host: "127.0.0.1", port: 4246, isPortChosen: false },
    databaseConnections: 8,
    tracing: undefined,
    shutdownDelaySeconds: 0,
    rateLimits: {
      apiKey: { name: "key", perSecond: 200, burst: 2000 },
      page: { name: "address", perSecond: 20, burst: 200 },
    },
    trustedProxies: [],
    misspeltSettings: [],
  });
});

test("reads every setting", () => {
  const config = loadConfig({
    HOST: "0.0.0.0",
    PORT: "8080",
    DATA_DIR: "/srv/data",
    DATABASE_URL: "postgres://user:secret@db:5432/name",
    API_URL: "https://api.example.com",
    HOSTED_PAGE_URL: "https://pay.example.com/base/",
    ENCRYPTION_KEY: key,
    LOG_LEVEL: "warn",
    BRAND_NAME: "Acme Pay",
    SESSION_LIFETIME_SECONDS: "60",
    WEBHOOK_ALLOW_LOOPBACK: "true",
    ADMIN_HOST: "10.0.0.1",
    ADMIN_PORT: "9090",
    DATABASE_CONNECTIONS: "20",
    SHUTDOWN_DELAY_SECONDS: "5",
    RATE_LIMIT_PER_SECOND: "50",
    RATE_LIMIT_BURST: "70",
    HOSTED_PAGE_RATE_LIMIT_PER_SECOND: "5",
    HOSTED_PAGE_RATE_LIMIT_BURST: "6",
    TRUSTED_PROXIES: "10.0.0.0/8, ::1,",
  });
  expect(config).toMatchObject({
    webhookAllowLoopback: true,
    host: "0.0.0.0",
    port: 8080,
    dataDir: "/srv/data",
    databaseUrl: "postgres://user:secret@db:5432/name",
    apiUrl: "https://api.example.com",
    hostedPageUrl: "https://pay.example.com/base",
    logLevel: "warn",
    brandName: "Acme Pay",
    sessionLifetimeSeconds: 60,
    admin: { host: "10.0.0.1", port: 9090, isPortChosen: true },
    databaseConnections: 20,
    shutdownDelaySeconds: 5,
    rateLimits: {
      apiKey: { name: "key", perSecond: 50, burst: 70 },
      page: { name: "address", perSecond: 5, burst: 6 },
    },
    trustedProxies: ["10.0.0.0/8", "::1"],
  });
  expect(config.encryptionKeys?.keys.get(1)?.export().toString("base64")).toBe(key);
});

test("takes an empty setting for one that is not given", () => {
  expect(loadConfig({ PORT: "", DATABASE_URL: " ", ENCRYPTION_KEY: "" })).toEqual(loadConfig({}));
});

test.each(["postgres://user@/name?host=/run/postgresql", "postgresql:///name?host=/run/postgresql"])(
  "reads DATABASE_URL=%s",
  (DATABASE_URL) => {
    expect(loadConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  },
);

test("refuses in production what lets tenants reach the operator's own machines", () => {
  const env = { NODE_ENV: "production", WEBHOOK_ALLOW_LOOPBACK: "true" };
  expect(problemsOf(env).problems).toEqual(["WEBHOOK_ALLOW_LOOPBACK must not be true when NODE_ENV is production."]);
  expect(loadConfig({ NODE_ENV: "production" }).isProduction).toBe(true);
  expect(loadConfig({ NODE_ENV: "development" }).isProduction).toBe(false);
});

test.each(["Production", "prod", "staging"])("refuses NODE_ENV=%s, once", (NODE_ENV) => {
  expect(problemsOf({ NODE_ENV, WEBHOOK_ALLOW_LOOPBACK: "true" }).problems).toEqual([
    "NODE_ENV must be one of production, development, test.",
  ]);
});

test.each(["postgres://user:50%@db/name", "postgres://us%er:secret@db/name"])(
  "refuses DATABASE_URL=%j",
  (DATABASE_URL) => {
    expect(problemsOf({ DATABASE_URL }).problems).toEqual([
      "DATABASE_URL must have % written as %25 in user and password.",
    ]);
    expect(loadConfig({ DATABASE_URL: "postgres://user:50%25@db/name" }).databaseUrl).toBe(
      "postgres://user:50%25@db/name",
    );
  },
);

test("moves the hosted page with the port", () => {
  expect(loadConfig({ PORT: "5000" }).hostedPageUrl).toBe("http://127.0.0.1:5001");
  expect(listenerPort(5000, "api")).toBe(5000);
  expect(listenerPort(0, "hostedPage")).toBe(0);
});

test("reports every problem at once, and no value", () => {
  const env = {
    PORT: "70000",
    DATABASE_URL: "mysql://user:secret@db/name",
    HOSTED_PAGE_URL: "pay.example.com",
    ENCRYPTION_KEY: "0:c2VjcmV0,2:c2VjcmV0",
    LOG_LEVEL: "loud",
    SESSION_LIFETIME_SECONDS: "0",
    RATE_LIMIT_PER_SECOND: "0",
    HOSTED_PAGE_RATE_LIMIT_BURST: "19",
    TRUSTED_PROXIES: "10.0.0.0/8, proxy.example.com",
  };
  const error = problemsOf(env);
  expect(error.problems).toEqual([
    "PORT must be a whole number from 0 to 65526.",
    "DATABASE_URL must be a URL that begins with postgres:// or postgresql://.",
    "HOSTED_PAGE_URL must be a URL that begins with http:// or https://.",
    "Key 1 of 2 in ENCRYPTION_KEY must have an id from 1 to 255.",
    "Key 2 of 2 in ENCRYPTION_KEY must be 32 bytes in base64.",
    "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.",
    "SESSION_LIFETIME_SECONDS must be a whole number from 1 to 604800.",
    "RATE_LIMIT_PER_SECOND must be a whole number from 1 to 100000.",
    "HOSTED_PAGE_RATE_LIMIT_BURST must be a whole number from 20 to 10000000.",
    "TRUSTED_PROXIES must be addresses and CIDR blocks, separated by commas.",
  ]);
  for (const value of [env.PORT, "secret", env.HOSTED_PAGE_URL, "c2VjcmV0", env.LOG_LEVEL, "proxy.example"]) {
    expect(error.message).not.toContain(value);
  }
});

test("tells what is wrong and what is missing together", () => {
  const problems = problemsOf(() =>
    loadConfig({ PORT: "x" }, { names: ["DATABASE_URL", "ENCRYPTION_KEY"], command: "serve" }),
  );
  expect(problems.problems).toEqual([
    "PORT must be a whole number from 0 to 65526.",
    'DATABASE_URL must be set for "serve"; "start" makes one for a developer.',
    'ENCRYPTION_KEY must be set for "serve"; "start" makes one for a developer.',
  ]);
});

test.each(["serve", "encryption-keys"])(
  "does not send to start in production for %s, where it refuses to run",
  (command) => {
    const problems = problemsOf(() =>
      loadConfig({ NODE_ENV: "production" }, { names: ["DATABASE_URL", "ENCRYPTION_KEY"], command }),
    );
    expect(problems.problems).toEqual([
      `DATABASE_URL must be set for "${command}".`,
      `ENCRYPTION_KEY must be set for "${command}"; "payment-sessions encryption-keys create" makes one.`,
    ]);
  },
);

test("refuses a name that was meant for a setting", () => {
  const env = { CHECKOUT_TEST_SECRETKEY: "sk_secret", CHECKOUT_LIVE_3DS: "false", CHECKOUT_TEST_EMPTY: "" };
  expect(problemsOf(env).problems).toEqual(["CHECKOUT_TEST_SECRETKEY is not a setting."]);
});

test("tells of a name that was probably meant for a setting", () => {
  expect(loadConfig({ TRUSTED_PROXY: "10.0.0.1" }).misspeltSettings).toEqual([
    { name: "TRUSTED_PROXY", nearest: "TRUSTED_PROXIES" },
  ]);
});

test("lets ten seconds' requests through at once where it is not told", () => {
  expect(loadConfig({ RATE_LIMIT_PER_SECOND: "7" }).rateLimits.apiKey).toEqual({
    name: "key",
    perSecond: 7,
    burst: 70,
  });
});

test.each(["80a", "1e3", "-1", "4242.5", "0x10", "65527"])("refuses PORT=%s", (PORT) => {
  expect(problemsOf({ PORT }).problems).toHaveLength(1);
});

test.each(["https://user@pay.example.com", "https://pay.example.com/?a=1", "https://pay.example.com/#top"])(
  "refuses HOSTED_PAGE_URL=%s",
  (HOSTED_PAGE_URL) => {
    expect(problemsOf({ HOSTED_PAGE_URL }).problems).toEqual([
      "HOSTED_PAGE_URL must have no user info, query or fragment.",
    ]);
  },
);

function problemsOf(given: Record<string, string> | (() => unknown)): ConfigError {
  try {
    if (typeof given === "function") given();
    else loadConfig(given);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("The configuration was accepted.");
}
