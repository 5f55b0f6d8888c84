import { userInfo } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Lifetime } from "../api-keys/management-repository.ts";
import { decodeId, type IdPrefix } from "../ids.ts";
import { OperatorError } from "../operator-error.ts";
import { parseRedirectHost, toAsciiHost } from "../organizations/redirect-host.ts";
import { containsSecret } from "../redact-secrets.ts";

export interface CommonOptions {
  json?: boolean;
  actor?: string;
}

export const withJson = (command: Command): Command => command.option("--json", "print JSON");

/** For commands that change something. */
export const withActor = (command: Command): Command =>
  withJson(command).option(
    "--actor <name>",
    "who does this, for the audit table; by default the user's name",
    parseName,
  );

export function actorOf({ actor }: CommonOptions): string {
  return actor ?? userName();
}

/** A container may run as a user who has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}

/** Text that is printed in lists: no escape sequences for somebody's terminal. */
export function parseName(text: string): string {
  refuseSecret(text);
  if (/^[^\p{Cc}]{1,200}$/u.test(text) && text.trim() !== "") return text.trim();
  throw new InvalidArgumentError("It must have 1 to 200 characters, and no control character.");
}

/** What is kept is printed in lists, and audit entries are kept for good. */
function refuseSecret(text: string): void {
  if (containsSecret(text)) throw new InvalidArgumentError("It must contain no secret, such as an API key.");
}

/** Does not repeat the text: a key may have been pasted in place of its id. */
export function readIdArgument(prefix: IdPrefix, text: string): string {
  const id = decodeId(prefix, text);
  if (id === undefined) throw new OperatorError(`The ID must be ${prefix}_ and 22 characters, as in the list.`);
  return id;
}

/** Of an option that may be repeated. */
export function collectRedirectHosts(text: string, former: readonly string[] = []): readonly string[] {
  refuseSecret(text);
  const host = parseRedirectHost(text);
  if (host !== undefined) return [...former, host];
  const asciiHost = toAsciiHost(text);
  if (asciiHost !== undefined)
    throw new InvalidArgumentError(`Write international names as xn--…, this one as ${asciiHost}.`);
  throw new InvalidArgumentError(
    "It must be a host as in a URL, without https:// and path: app.example.com or app.example.com:8443.",
  );
}

export interface LifetimeOptions {
  expiresIn?: number;
  expiresAt?: Date;
}

export const withLifetime = (command: Command): Command =>
  command
    .addOption(
      new Option("--expires-in <days>", "life of the key").argParser(wholeNumber(1, 36_500)).conflicts("expiresAt"),
    )
    .addOption(new Option("--expires-at <time>", "end of the key, as 2027-01-31T12:00:00Z").argParser(parseTime));

export function lifetimeOf({ expiresIn, expiresAt }: LifetimeOptions): Lifetime {
  if (expiresAt !== undefined) return { until: expiresAt };
  return expiresIn === undefined ? undefined : { seconds: expiresIn * 86_400 };
}

export const wholeNumber =
  (min: number, max: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };

const timePattern = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;

/** ISO 8601 with an offset: what a time means must not depend on where the command runs. */
export function parseTime(text: string): Date {
  const time = new Date(text);
  const [, date] = timePattern.exec(text) ?? [];
  if (date !== undefined && !Number.isNaN(time.getTime()) && isInCalendar(date)) return time;
  throw new InvalidArgumentError("It must be a time with its offset, as 2027-01-31T12:00:00Z.");
}

/** `Date` takes the 30th of February for the 2nd of March. */
function isInCalendar(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}
