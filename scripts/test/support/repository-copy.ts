import { cp, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CommandResult, runNode } from "./run-command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const packages = ["api-types", "api-validators", "webhooks", "api-client", "server"];

/** A copy of the spec and of the packages made from it, to change and to generate from, as a person would. */
export interface RepositoryCopy {
  folder: string;
  generate(...args: string[]): Promise<CommandResult>;
  checkTypes(name: string): Promise<CommandResult>;
  /** The same of one module more, which stands in the package. */
  checkModule(name: string, module: string): Promise<CommandResult>;
  /** Runs a module that may import the packages of the copy; `name` is the package it stands in. */
  run(name: string, module: string): Promise<CommandResult>;
}

export async function copyRepository(folder: string): Promise<RepositoryCopy> {
  await cp(join(root, "spec"), join(folder, "spec"), { recursive: true });
  await cp(join(root, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  for (const name of packages) await copyPackage(folder, name);
  const spec = join(folder, "spec/openapi.yaml");
  const checkTypes = (name: string) =>
    runNode([join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", join(folder, "packages", name)]);
  return {
    folder,
    generate: (...args) => runNode([join(root, "scripts/generate.ts"), "--root", folder, "--spec", spec, ...args]),
    checkTypes,
    async checkModule(name, module) {
      const file = join(folder, "packages", name, "src/consumer.ts");
      await writeFile(file, module);
      return checkTypes(name).finally(() => rm(file));
    },
    run: (name, module) =>
      runNode(["--input-type=module-typescript", "--eval", module], {
        cwd: join(folder, "packages", name),
      }),
  };
}

/** With what is installed for it, and without its tests and what was built of it. */
export async function copyPackage(folder: string, name: string): Promise<void> {
  const [from, to] = [join(root, "packages", name), join(folder, "packages", name)];
  await cp(from, to, {
    recursive: true,
    filter: (path) =>
      !/\/(?:node_modules|dist|test)(?:\/|$)|\.test(?:-d)?\.ts$|\/\.turbo/.test(path.slice(from.length)),
  });
  await mkdir(join(to, "node_modules/@payment-sessions"), { recursive: true });
  await linkDependencies(join(from, "node_modules"), join(to, "node_modules"));
  for (const other of packages) {
    if (other !== name)
      await symlink(join(folder, "packages", other), join(to, "node_modules/@payment-sessions", other));
  }
}

/** Links what is installed, except the packages of the repository: those are the copy's own. */
async function linkDependencies(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from)) {
    if (entry.startsWith(".") || entry === "@payment-sessions") continue;
    await symlink(join(from, entry), join(to, entry));
  }
}
