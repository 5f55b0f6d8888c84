import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { type CommandResult, runCommand } from "../support/run-command.ts";

const programs = fileURLToPath(new URL("consumer", import.meta.url));

/** A project of somebody who knows nothing but the names of our packages. */
export interface Consumer {
  folder: string;
  run(command: string, args: string[], env?: Record<string, string>): Promise<CommandResult>;
  readLockfile(): Promise<Record<string, LockedPackage>>;
}

/** What we read of an entry of npm's lockfile, whose key is the folder that it is installed in. */
export interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
}

/**
 * Installs packages by npm into a new folder, with the programs that use them. No script is run, so that all works as
 * well where none is allowed to.
 */
export async function createConsumer(folder: string, packages: readonly string[], npmrc: string): Promise<Consumer> {
  await mkdir(folder);
  await cp(programs, folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  await writeFile(join(folder, ".npmrc"), npmrc);
  const run: Consumer["run"] = (command, args, env = {}) =>
    runCommand([command, ...args], { cwd: folder, env: { ...process.env, ...env } });
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const { code, output } = await run("npm", ["install", ...quiet, ...packages]);
  if (code !== 0) throw new Error(`npm install failed:\n${output}`);
  return {
    folder,
    run,
    async readLockfile() {
      const text = await readFile(join(folder, "package-lock.json"), "utf8");
      return (JSON.parse(text) as { packages: Record<string, LockedPackage> }).packages;
    },
  };
}
