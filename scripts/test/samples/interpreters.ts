import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { it } from "vitest";

/** Whether a command is on PATH. */
export const isInstalled = (command: string): boolean =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, command)));

/** A test that takes a program which not every machine has; its title says so where it is skipped. */
export function itWith(command: string, title: string, test: () => void | Promise<void>): void {
  const [run, name] = isInstalled(command)
    ? [it, title]
    : [it.skip, `${title}: skipped, for "${command}" is not installed`];
  run(name, test);
}
