import { Command, CommanderError } from "commander";
import { auditCommand } from "../../src/commands/audit-command.ts";
import { keysCommand } from "../../src/commands/keys-command.ts";
import { organizationsCommand } from "../../src/commands/organizations-command.ts";

export interface CommandResult {
  code: number;
  out: string;
  err: string;
}

/** A command line such as `["keys", "list"]`, in this process. */
export async function runCommand(args: string[], env: Record<string, string>, input = ""): Promise<CommandResult> {
  const result: CommandResult = { code: Number.NaN, out: "", err: "" };
  const context = {
    env,
    readInput: async () => input,
    print: (text: string) => void (result.out += text),
    printError: (text: string) => void (result.err += text),
    end: (code: number) => void (result.code = code),
  };
  const program = new Command();
  for (const command of [keysCommand, organizationsCommand, auditCommand]) program.addCommand(command(context));
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]) {
    command.exitOverride().configureOutput({ writeOut: context.print, writeErr: context.printError });
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    result.code = error.exitCode;
  }
  return result;
}
