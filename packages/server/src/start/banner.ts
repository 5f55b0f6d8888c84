import { relative } from "node:path";
import { styleText } from "node:util";
import type { Config } from "../config.ts";
import type { DevFile } from "./dev-file.ts";

/** Every command is one line of POSIX shell, so that it can be pasted into any terminal. */
export function banner(dev: DevFile, config: Config): string {
  const sessions = `${dev.api}/api/v1/payment/sessions`;
  const key = `-H 'Authorization: Bearer ${dev.test_key}'`;
  const body = JSON.stringify({ contractor: dev.contractor, return_url: `https://${dev.redirect_host}/return` });
  const post = `curl -s ${sessions} ${key} -H 'Content-Type: application/json' -d '${body}'`;
  const create = `session=$(${post}); echo "$session"`;
  const id = `$(echo "$session" | sed 's/.*"id": *"\\([^"]*\\)".*/\\1/')`;
  const cancel = `curl -s -X POST "${sessions}/${id}/cancel" ${key}; echo`;
  return [
    "",
    `  ${bold("payment-sessions")} answers at ${bold(dev.api)}`,
    "",
    ...(dev.demo === undefined ? [] : [`  demo        ${bold(dev.demo)} saves a card from end to end`]),
    `  docs        ${dev.api}/docs/`,
    `  data        ${describeData(config)}`,
    `  test key    ${dev.test_key}`,
    `  contractor  ${dev.contractor}`,
    `  more        dev.json in the data folder, removed when the service stops`,
    "",
    "  Create a payment session:",
    "",
    create,
    "",
    "  and cancel it:",
    "",
    cancel,
    "",
    "  Ctrl-C stops everything.",
    "",
  ].join("\n");
}

function describeData({ dataDir, databaseUrl }: Config): string {
  const path = relative("", dataDir) || ".";
  const shortest = path.startsWith("..") ? dataDir : path;
  return databaseUrl === undefined ? `${shortest}, with a PostgreSQL of its own` : `the server that DATABASE_URL names`;
}

/** Plain where colours are not wanted: not a terminal, or NO_COLOR. */
function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}
