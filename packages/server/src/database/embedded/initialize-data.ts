import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { errorCode } from "../error-codes.ts";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { isAlive } from "./process-identity.ts";
import { serverEnvironment, serverUserName } from "./postmaster.ts";
import type { ServerLocation } from "./postmaster.ts";

/** Makes the database's files once; a process killed half-way leaves nothing that could be taken for a database. */
export async function initializeData(location: ServerLocation, durable: boolean): Promise<void> {
  const found = await readVersion(location.dataFolder);
  if (found !== undefined) return assertSameMajor(location, found);
  await removeUnfinished(location.clusterFolder);
  const unfinished = join(location.clusterFolder, `data.new-${process.pid}-${randomBytes(4).toString("hex")}`);
  try {
    await runInitdb(location, unfinished, durable);
    await rename(unfinished, location.dataFolder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // A rival that started at the same moment was faster; its files are as good.
    if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
  }
}

async function runInitdb(location: ServerLocation, dataFolder: string, durable: boolean): Promise<void> {
  const settings = {
    pgdata: dataFolder,
    username: serverUserName,
    auth: "trust",
    encoding: "UTF8",
    locale: "C",
    "locale-provider": "builtin",
    "builtin-locale": "C.UTF-8",
  };
  const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  if (!durable) args.push("--no-sync");
  const options = { cwd: location.clusterFolder, env: serverEnvironment(), ...location.user };
  await promisify(execFile)(join(location.programsFolder, "bin/initdb"), [...args, "--no-instructions"], options).catch(
    (error: unknown) => {
      const reason = (error as { stderr?: string }).stderr?.trim() || String(error);
      throw new EmbeddedDatabaseError(`The embedded PostgreSQL could not make its files: ${reason}`);
    },
  );
}

async function removeUnfinished(clusterFolder: string): Promise<void> {
  for (const name of await readdir(clusterFolder)) {
    const pid = /^data\.new-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(clusterFolder, name), { recursive: true, force: true });
  }
}

async function readVersion(dataFolder: string): Promise<string | undefined> {
  return readFile(join(dataFolder, "PG_VERSION"), "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );
}

function assertSameMajor({ dataFolder, version }: ServerLocation, found: string): void {
  const ours = version.split(".", 1)[0];
  if (found === ours) return;
  throw new EmbeddedDatabaseError(
    `The files in ${dataFolder} were made by PostgreSQL ${found}, this is PostgreSQL ${ours}: ` +
      "move them away, or start the older release.",
  );
}
