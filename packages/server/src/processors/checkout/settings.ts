import type { Environment } from "../../api-keys/api-key.ts";
import type { EnvironmentReader } from "../../environment-reader.ts";
import { isLoopbackHostname } from "../../loopback.ts";
import type { PageSettings } from "../processor.ts";

export interface CheckoutSettings {
  /** Without a slash at its end. */
  apiUrl: string;
  secretKey: string;
  processingChannelId: string | undefined;
  /** Whether cards are verified with 3-D Secure. */
  threeDSecure: boolean;
  page: PageSettings;
}

const isProviders = ({ hostname }: URL) => hostname === "checkout.com" || hostname.endsWith(".checkout.com");

/** Undefined when nothing of it is set for the environment; a part of it alone is a problem. */
export function readCheckoutSettings(
  reader: EnvironmentReader,
  environment: Environment,
): CheckoutSettings | undefined {
  const prefix = `CHECKOUT_${environment.toUpperCase()}`;
  const required = ["API_URL", "SCRIPT_URL", "PUBLIC_KEY", "SECRET_KEY"].map((name) => `${prefix}_${name}`);
  const processingChannelId = reader.text(`${prefix}_PROCESSING_CHANNEL_ID`);
  const givenOrigins = readOrigins(reader, `${prefix}_FRAME_ORIGINS`);
  const threeDSecure = reader.oneOf(`${prefix}_3DS`, ["true", "false"], "true") === "true";
  const missing = required.filter((name) => reader.text(name) === undefined);
  if (missing.length === required.length) return undefined;
  for (const name of missing) reader.problem(`${name} must be set when another setting of ${prefix} is.`);
  const api = readUrl(reader, `${prefix}_API_URL`, environment);
  const script = readUrl(reader, `${prefix}_SCRIPT_URL`, environment);
  const publicKey = readKey(reader, `${prefix}_PUBLIC_KEY`, "pk_");
  const secretKey = readKey(reader, `${prefix}_SECRET_KEY`, "sk_");
  const frameOrigins = givenOrigins ?? (script ? defaultFrameOrigins(script) : []);
  if (api === undefined || script === undefined || publicKey === undefined || secretKey === undefined) return undefined;
  return {
    apiUrl: api.href.replace(/\/+$/, ""),
    secretKey,
    processingChannelId,
    threeDSecure,
    page: { scriptUrl: script.href, publicKey, frameOrigins, formActionOrigins: formActionOrigins(api) },
  };
}

/** The simulator serves script and fields from one origin, the provider from two. */
const defaultFrameOrigins = (script: URL) => [
  script.origin,
  ...(isProviders(script) ? ["https://js.checkout.com"] : []),
];

/** The provider's challenge pages are on subdomains that it does not publish. */
const formActionOrigins = (api: URL) => [isProviders(api) ? "https://*.checkout.com" : api.origin];

function readUrl(reader: EnvironmentReader, name: string, environment: Environment): URL | undefined {
  const url = reader.url(name, ["http:", "https:"])?.url;
  if (url === undefined) return undefined;
  if (url.username !== "" || url.password !== "" || url.hash !== "") {
    reader.problem(`${name} must have no user info or fragment.`);
  }
  if (url.protocol === "http:" && (environment === "live" || !isLoopbackHostname(url.hostname))) {
    reader.problem(`${name} must begin with https://, except in test on a loopback host.`);
  }
  return url;
}

function readKey(reader: EnvironmentReader, name: string, prefix: string): string | undefined {
  const key = reader.text(name);
  if (key === undefined || (key.startsWith(prefix) && /^[\w*~.=-]+$/.test(key))) return key;
  reader.problem(`${name} must be a key that begins with ${prefix}.`);
  return undefined;
}

function readOrigins(reader: EnvironmentReader, name: string): string[] | undefined {
  const origins = reader.text(name)?.split(/\s+/);
  if (origins?.every(isOrigin) === false) reader.problem(`${name} must be origins, separated by spaces.`);
  return origins;
}

/** What goes into a header must be nothing but an origin. */
const isOrigin = (text: string) => URL.parse(text)?.origin === text;
