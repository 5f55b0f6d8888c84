import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { processContext } from "../../src/commands/command-context.ts";
import { createProgram } from "../../src/commands/create-program.ts";

const readme = new URL("../../README.md", import.meta.url);
const rowPattern = /^\| `payment-sessions ([a-z-]+)` \| (.*) \|$/gm;

it("documents every command, and no other", async () => {
  const text = await readFile(readme, "utf8");
  const documented = new Map([...text.matchAll(rowPattern)].map(([, name = "", meaning = ""]) => [name, meaning]));
  const { commands } = createProgram(processContext);
  expect([...documented.keys()].toSorted()).toEqual(commands.map((each) => each.name()).toSorted());
  for (const command of commands) {
    const actions = command.commands.map((each) => `\`${each.name()}\``);
    const missing = actions.filter((action) => documented.get(command.name())?.includes(action) !== true);
    expect(missing, command.name()).toEqual([]);
  }
});
