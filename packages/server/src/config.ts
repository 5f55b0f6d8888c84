import { resolve } from "node:path";
import { createSecretKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { EnvironmentReader } from "./environment-reader.ts";
import { type ProcessorSettings, readProcessorSettings } from "./processors/create-processors.ts";

export type LogLevel = (typeof logLevels)[number];

export interface Config {
  host: string;
  /** Port of the API; 0 lets the operating system choose. */
  port: number;
  /** Absolute; holds the embedded database and what `start` keeps for the developer. */
  dataDir: string;
  /** Undefined: use the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** Where clients reach the API, without a slash at its end; undefined: the address that it listens at. */
  apiUrl: string | undefined;
  /** Base of every session's `url`, without a slash at its end. */
  hostedPageUrl: string;
  /** Undefined: `start` makes one and keeps it in `dataDir`. */
  encryptionKey: KeyObject | undefined;
  logLevel: LogLevel;
  sessionLifetimeSeconds: number;
  /** Stands at the top of the hosted page. */
  brandName: string;
  /** Lets test events go to loopback addresses and by plain HTTP: for developers. */
  webhookAllowLoopback: boolean;
  /** Undefined in an environment in which no card can be saved. */
  processors: ProcessorSettings;
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

export type ListenerName = "api" | "hostedPage";
const listenerOffsets: Record<ListenerName, number> = { api: 0, hostedPage: 1 };

/** @throws ConfigError */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const reader = new EnvironmentReader(env);
  const port = reader.integer("PORT", { fallback: 4242, min: 0, max: 65_536 - reservedPorts });
  const config: Config = {
    host: reader.text("HOST") ?? "127.0.0.1",
    port,
    dataDir: resolve(reader.text("DATA_DIR") ?? ".data"),
    databaseUrl: reader.url("DATABASE_URL", ["postgres:", "postgresql:"])?.text,
    apiUrl: readBaseUrl(reader, "API_URL"),
    hostedPageUrl: readBaseUrl(reader, "HOSTED_PAGE_URL") ?? `http://127.0.0.1:${listenerPort(port, "hostedPage")}`,
    encryptionKey: readEncryptionKey(reader),
    logLevel: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    brandName: reader.text("BRAND_NAME") ?? "Payment Sessions",
    sessionLifetimeSeconds: reader.integer("SESSION_LIFETIME_SECONDS", { fallback: 1800, min: 1, max: 604_800 }),
    webhookAllowLoopback: reader.oneOf("WEBHOOK_ALLOW_LOOPBACK", ["true", "false"], "false") === "true",
    processors: readProcessorSettings(reader),
  };
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

/** Each listener takes the port at its own distance from the API's; 0 stays 0. */
export function listenerPort(port: number, listener: ListenerName): number {
  return port === 0 ? 0 : port + listenerOffsets[listener];
}

function readBaseUrl(reader: EnvironmentReader, name: string): string | undefined {
  const url = reader.url(name, ["http:", "https:"])?.url;
  if (url === undefined) return undefined;
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") {
    reader.problem(`${name} must have no user info, query or fragment.`);
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function readEncryptionKey(reader: EnvironmentReader): KeyObject | undefined {
  const text = reader.text("ENCRYPTION_KEY");
  if (text === undefined) return undefined;
  const key = parseEncryptionKey(text);
  if (key === undefined) reader.problem("ENCRYPTION_KEY must be 32 bytes in base64.");
  return key;
}

/** Undefined unless the text is 32 bytes in base64. */
export function parseEncryptionKey(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === 32 && bytes.toString("base64") === text ? createSecretKey(bytes) : undefined;
}
