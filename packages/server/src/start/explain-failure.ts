import { ConfigError } from "../config.ts";
import {
  errorCode,
  insufficientPrivilege,
  isDatabaseUnavailable,
  readOnlyTransaction,
} from "../database/error-codes.ts";
import { MigrationError } from "../database/migrate.ts";
import { OperatorError } from "../operator-error.ts";
import { StartError } from "./start-error.ts";

const expected = [ConfigError, StartError, OperatorError, MigrationError];

/** One sentence for whoever typed the command. Throws what nobody expects, for the log. */
export function explainFailure(error: unknown): string {
  if (expected.some((type) => error instanceof type)) return (error as Error).message;
  const code = errorCode(error);
  if (code === readOnlyTransaction)
    return `The database accepts no changes now (${code}): it is a standby, or read-only.`;
  if (isDatabaseUnavailable(error)) return `The database no longer answers (${code}).`;
  if (code === insufficientPrivilege) return `The database refuses (${code}): ${(error as Error).message}.`;
  throw error;
}
