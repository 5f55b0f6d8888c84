import type { Fence } from "./read-fences.ts";
import { integratorFolder } from "./read-pages.ts";
import { runCommand } from "../support/run-command.ts";
import type { StandIns } from "./stand-ins.ts";

/** Ids, keys, times: different at every run. They are learnt, so that what comes later means what was made before. */
const variable = /\b(?:org|key)_[0-9A-Za-z]{22}|\bt9k_(?:test|live)_[0-9A-Za-z]+|\b\d{4}-\d\d-\d\dT[\d:]+Z/g;

/** Runs the commands of a terminal, the lines with a `$`, and compares what they print with what the page shows. */
export async function runConsole(
  { place, code }: Fence,
  env: Record<string, string>,
  standIns: StandIns,
): Promise<void> {
  for (const [, command = "", shown = ""] of code.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
    const real = ["sh", "-c", await standIns.replaceIn(command)];
    const { code: exitCode, output } = await runCommand(real, { cwd: integratorFolder, env });
    if (exitCode !== 0) throw new Error(`${place}: "${command}" ended with ${exitCode}:\n${output}`);
    if (shape(output) !== shape(shown)) throw new Error(`${place}: "${command}" prints something else:\n${output}`);
    const values = output.match(variable) ?? [];
    for (const [index, text] of (shown.match(variable) ?? []).entries()) standIns.learn(text, values[index] ?? text);
  }
}

const shape = (text: string): string => text.replaceAll(variable, "…").trim();
