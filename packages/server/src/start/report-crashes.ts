import { createLogger } from "../logger.ts";

/**
 * A failure that nobody foresaw ends the process, as it does anyway. Node would print the error with all of its fields:
 * rows that PostgreSQL quotes, the password in a URL that could not be read.
 */
export function reportCrashes(): void {
  process.once("uncaughtException", (error) => {
    createLogger("fatal").fatal({ err: error }, "crashed");
    process.exit(1);
  });
}
