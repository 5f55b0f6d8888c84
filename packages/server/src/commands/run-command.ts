import { loadDatabaseConfig } from "../config.ts";
import { errorCode, isDatabaseUnavailable, readOnlyTransaction } from "../database/error-codes.ts";
import { migrate } from "../database/migrate.ts";
import type { Sql } from "../database/pool.ts";
import { OperatorError } from "../operator-error.ts";
import { readDevFileDatabaseUrl } from "../start/dev-file.ts";
import { explainFailure } from "../start/explain-failure.ts";
import { openServer } from "../start/open-database.ts";
import type { CommandContext } from "./command-context.ts";

/** What came of a command: for people, and for `--json`. */
export interface CommandOutput {
  text: string;
  json: unknown;
}

/** Opens the database, brings it up to date, and prints what comes of the work, or one sentence about why nothing does. */
export async function runCommand(
  { env, print, printError, end }: CommandContext,
  { json }: { json?: boolean },
  work: (sql: Sql) => Promise<CommandOutput>,
): Promise<void> {
  try {
    const output = await withDatabase(await getDatabaseUrl(env), work);
    print(json === true ? `${JSON.stringify(output.json, undefined, 2)}\n` : output.text);
    end(0);
  } catch (error) {
    printError(`${explain(error)}\n`);
    end(1);
  }
}

async function withDatabase(url: string, work: (sql: Sql) => Promise<CommandOutput>): Promise<CommandOutput> {
  const database = await openServer(url);
  try {
    await migrate(database.sql);
    return await work(database.sql);
  } finally {
    await database.close();
  }
}

async function getDatabaseUrl(env: CommandContext["env"]): Promise<string> {
  const { databaseUrl, dataDir } = loadDatabaseConfig(env);
  const url = databaseUrl ?? (await readDevFileDatabaseUrl(dataDir));
  if (url !== undefined) return url;
  throw new OperatorError("DATABASE_URL must be set, unless the service runs by itself on the folder DATA_DIR.");
}

function explain(error: unknown): string {
  const code = errorCode(error);
  if (code === readOnlyTransaction) return explainFailure(error);
  if (isDatabaseUnavailable(error))
    return `The database no longer answers (${code}); look whether the change was made.`;
  // A SQLSTATE: the message is PostgreSQL's own, and quotes no value.
  if (error instanceof Error && /^[0-9A-Z]{5}$/.test(code ?? ""))
    return `The database refuses (${code}): ${error.message}.`;
  return explainFailure(error);
}
