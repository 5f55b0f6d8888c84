import type { Fence } from "./read-fences.ts";
import { integratorFolder } from "./read-pages.ts";
import { runCommand } from "./run-command.ts";

/** Ids, keys, times: different at every run. Ids are learnt, so that a later command means what an earlier one made. */
const variable = /\b(?:org|key)_[0-9A-Za-z]{22}|\bt9k_(?:test|live)_[0-9A-Za-z]+|\b\d{4}-\d\d-\d\dT[\d:]+Z/g;

/** Runs the commands of a terminal, the lines with a `$`, and compares what they print with what the page shows. */
export async function runConsole({ place, code }: Fence, env: Record<string, string>): Promise<void> {
  const learnt = new Map<string, string>();
  for (const [, command = "", shown = ""] of code.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
    const real = command.replaceAll(variable, (text) => learnt.get(text) ?? text);
    const { code: exitCode, output } = await runCommand(["sh", "-c", real], { cwd: integratorFolder, env });
    if (exitCode !== 0) throw new Error(`${place}: "${command}" ended with ${exitCode}:\n${output}`);
    if (shape(output) !== shape(shown)) throw new Error(`${place}: "${command}" prints something else:\n${output}`);
    const values = output.match(variable) ?? [];
    for (const [index, text] of (shown.match(variable) ?? []).entries()) learnt.set(text, values[index] ?? text);
  }
}

const shape = (text: string): string => text.replaceAll(variable, "…").trim();
