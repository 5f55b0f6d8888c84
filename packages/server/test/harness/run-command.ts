import { CommanderError } from "commander";
import { createProgram } from "../../src/commands/create-program.ts";

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
  const program = createProgram(context);
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]) {
    command.exitOverride();
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    result.code = error.exitCode;
  }
  return result;
}
