import { serverUserName } from "./postmaster.ts";

/** The URL of a database behind a socket in that folder; as in libpq, `host` in the query wins. */
export function socketUrl(folder: string, database = "postgres"): string {
  return `postgres://${serverUserName}@localhost/${database}?host=${encodeURIComponent(folder)}`;
}
