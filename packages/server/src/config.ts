import { resolve } from "node:path";
import type { EncryptionKeys } from "./encryption.ts";
import { parseEncryptionKeys } from "./encryption-keys/parse-encryption-keys.ts";
import { EnvironmentReader } from "./environment-reader.ts";
import { isLoopbackHostname } from "./loopback.ts";
import { findMisspeltSettings, type MisspeltSetting } from "./misspelt-settings.ts";
import { type ProcessorSettings, readProcessorSettings } from "./processors/create-processors.ts";
import { isAddressBlock } from "./rate-limits/address-block.ts";
import type { RateLimits } from "./rate-limits/rate-limit-policy.ts";
import { readRateLimits } from "./rate-limits/read-rate-limits.ts";
import { readTracing } from "./tracing/read-tracing.ts";
import type { TracingSettings } from "./tracing/tracer.ts";

export type LogLevel = (typeof logLevels)[number];

export interface DatabaseConfig {
  /** Absolute; holds the embedded database and what `start` keeps for the developer. */
  dataDir: string;
  /** Undefined: use the embedded PostgreSQL. */
  databaseUrl: string | undefined;
}

export interface Config extends DatabaseConfig {
  host: string;
  /** Port of the API; 0 lets the operating system choose. */
  port: number;
  /** Where clients reach the API, without a slash at its end; undefined: the address that it listens at. */
  apiUrl: string | undefined;
  /** Base of every session's `url`, without a slash at its end. */
  hostedPageUrl: string;
  /** Undefined: `start` makes one and keeps it in `dataDir`. */
  encryptionKeys: EncryptionKeys | undefined;
  /** Whether NODE_ENV says so: nothing that is for developers is accepted then. */
  isProduction: boolean;
  logLevel: LogLevel;
  sessionLifetimeSeconds: number;
  /** Stands at the top of the hosted page. */
  brandName: string;
  /** Lets test events go to loopback addresses and by plain HTTP: for developers. */
  webhookAllowLoopback: boolean;
  /** Undefined in an environment in which no card can be saved. */
  processors: ProcessorSettings;
  /** The listener for operators. */
  admin: {
    host: string;
    port: number;
    /** False: another port will do when this one is taken. */
    isPortChosen: boolean;
  };
  /** Connections to the database, at most; every process has one more, on which it is told of changes. */
  databaseConnections: number;
  /** Undefined: no traces. */
  tracing: TracingSettings | undefined;
  /** Between saying that no more requests are wanted and refusing them. */
  shutdownDelaySeconds: number;
  rateLimits: RateLimits;
  /** Addresses and CIDR blocks of proxies, whose X-Forwarded-For says where a request comes from. */
  trustedProxies: readonly string[];
  /** They are ignored, and for that the log tells of them. */
  misspeltSettings: readonly MisspeltSetting[];
}

/** Everything that is wrong with the configuration, one sentence each. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
/** The API's port and the next ones are the service's own listeners. */
const reservedPorts = 10;

export type ListenerName = "api" | "hostedPage" | "admin";
/** What runs beside the service for a developer has the second and the third. */
const listenerOffsets: Record<ListenerName, number> = { api: 0, hostedPage: 1, admin: 4 };

/** @throws ConfigError */
export function loadConfig(
  env: Record<string, string | undefined> = process.env,
  required: { names: readonly string[]; command: string } = { names: [], command: "" },
): Config {
  const reader = new EnvironmentReader(env);
  const config = readConfig(reader);
  for (const name of required.names) {
    reader.require(name, `must be set for "${required.command}"${whereFrom(name, config)}.`);
  }
  reader.refuseUnknown(/^CHECKOUT_(TEST|LIVE)_/);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return { ...config, misspeltSettings: findMisspeltSettings(env, reader.names) };
}

/** In production `start` makes nothing. */
function whereFrom(name: string, { isProduction }: Readings): string {
  if (!isProduction) return '; "start" makes one for a developer';
  return name === "ENCRYPTION_KEY" ? '; "payment-sessions encryption-keys create" makes one' : "";
}

/** The names of all settings. */
export function listSettings(): string[] {
  const reader = new EnvironmentReader({});
  readConfig(reader);
  return [...reader.names].toSorted();
}

type Readings = Omit<Config, "misspeltSettings">;

function readConfig(reader: EnvironmentReader): Readings {
  const port = reader.integer("PORT", { fallback: 4242, min: 0, max: 65_536 - reservedPorts });
  return {
    ...readDatabaseConfig(reader),
    host: reader.text("HOST") ?? "127.0.0.1",
    port,
    apiUrl: readPublicUrl(reader, "API_URL"),
    hostedPageUrl: readPublicUrl(reader, "HOSTED_PAGE_URL") ?? `http://127.0.0.1:${listenerPort(port, "hostedPage")}`,
    encryptionKeys: readEncryptionKeys(reader),
    isProduction: readIsProduction(reader),
    logLevel: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    brandName: reader.text("BRAND_NAME") ?? "Payment Sessions",
    sessionLifetimeSeconds: reader.integer("SESSION_LIFETIME_SECONDS", { fallback: 1800, min: 1, max: 604_800 }),
    webhookAllowLoopback: readWebhookAllowLoopback(reader),
    processors: readProcessorSettings(reader),
    rateLimits: readRateLimits(reader),
    trustedProxies: reader.list("TRUSTED_PROXIES", isAddressBlock, "addresses and CIDR blocks"),
    admin: readAdmin(reader, port),
    databaseConnections: reader.integer("DATABASE_CONNECTIONS", { fallback: 8, min: 2, max: 100 }),
    tracing: readTracing(reader),
    shutdownDelaySeconds: reader.integer("SHUTDOWN_DELAY_SECONDS", { fallback: 0, min: 0, max: 300 }),
  };
}

export const isProduction = (env: Record<string, string | undefined> = process.env): boolean =>
  readIsProduction(new EnvironmentReader(env));

/** Another spelling would leave developers' conveniences on without a word. */
const readIsProduction = (reader: EnvironmentReader): boolean =>
  reader.oneOf("NODE_ENV", ["production", "development", "test"], "development") === "production";

/** What a command on the database needs; whatever else is set is not its business. @throws ConfigError */
export function loadDatabaseConfig(env: Record<string, string | undefined> = process.env): DatabaseConfig {
  const reader = new EnvironmentReader(env);
  const config = readDatabaseConfig(reader);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

/** All that it takes to make one more; none when there are none yet. @throws ConfigError */
export function loadEncryptionKeys(env: Record<string, string | undefined> = process.env): EncryptionKeys["keys"] {
  const reader = new EnvironmentReader(env);
  const encryptionKeys = readEncryptionKeys(reader);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return encryptionKeys?.keys ?? new Map();
}

const readDatabaseConfig = (reader: EnvironmentReader): DatabaseConfig => ({
  dataDir: resolve(reader.text("DATA_DIR") ?? ".data"),
  databaseUrl: readDatabaseUrl(reader),
});

/** Each listener takes the port at its own distance from the API's; 0 stays 0. */
export function listenerPort(port: number, listener: ListenerName): number {
  return port === 0 ? 0 : port + listenerOffsets[listener];
}

function readDatabaseUrl(reader: EnvironmentReader): string | undefined {
  const found = reader.url("DATABASE_URL", ["postgres:", "postgresql:"]);
  if (found === undefined) return undefined;
  if (/%(?![0-9a-f]{2})/i.test(found.url.username + found.url.password)) {
    reader.problem("DATABASE_URL must have % written as %25 in user and password.");
  }
  return found.text;
}

/** On loopback unless told otherwise, wherever the others listen: nobody is asked for a key there. */
const readAdmin = (reader: EnvironmentReader, apiPort: number): Config["admin"] => ({
  host: reader.text("ADMIN_HOST") ?? "127.0.0.1",
  port: reader.integer("ADMIN_PORT", { fallback: listenerPort(apiPort, "admin"), min: 0, max: 65_535 }),
  isPortChosen: reader.text("ADMIN_PORT") !== undefined,
});

function readBaseUrl(reader: EnvironmentReader, name: string): string | undefined {
  const url = reader.url(name, ["http:", "https:"])?.url;
  if (url === undefined) return undefined;
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") {
    reader.problem(`${name} must have no user info, query or fragment.`);
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/** Keys and links go there. */
function readPublicUrl(reader: EnvironmentReader, name: string): string | undefined {
  const url = readBaseUrl(reader, name);
  const isProtected = url === undefined || url.startsWith("https:") || isLoopbackHostname(new URL(url).hostname);
  if (!isProtected && readIsProduction(reader)) reader.problem(`${name} must begin with https:// in production.`);
  return url;
}

/** Where tenants are strangers, none of them may reach what listens on the operator's own machines. */
function readWebhookAllowLoopback(reader: EnvironmentReader): boolean {
  const isAllowed = reader.oneOf("WEBHOOK_ALLOW_LOOPBACK", ["true", "false"], "false") === "true";
  if (isAllowed && readIsProduction(reader)) {
    reader.problem("WEBHOOK_ALLOW_LOOPBACK must not be true when NODE_ENV is production.");
  }
  return isAllowed;
}

function readEncryptionKeys(reader: EnvironmentReader): EncryptionKeys | undefined {
  const text = reader.text("ENCRYPTION_KEY");
  if (text === undefined) return undefined;
  const parsed = parseEncryptionKeys(text);
  if ("keys" in parsed) return parsed.keys;
  for (const problem of parsed.problems) reader.problem(problem);
  return undefined;
}
