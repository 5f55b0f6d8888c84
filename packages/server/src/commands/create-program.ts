import { Command, Option } from "commander";
import { getPackageVersion } from "../package-version.ts";
import { encryptionKeyActions, type EncryptionKeyAction, encryptionKeys } from "../start/encryption-keys.ts";
import { type Role, roles, serve } from "../start/serve.ts";
import { start } from "../start/start.ts";
import { auditCommand } from "./audit-command.ts";
import type { CommandContext } from "./command-context.ts";
import { keysCommand } from "./keys-command.ts";
import { organizationsCommand } from "./organizations-command.ts";
import { printable } from "./printable.ts";

/** The whole command line. */
export function createProgram(context: CommandContext): Command {
  const program = new Command("payment-sessions")
    .description("Hosted payment sessions: save a contractor's card.")
    .version(getPackageVersion());
  addStart(program);
  addServe(program);
  addEncryptionKeys(program);
  const careful = { ...context, printError: (text: string) => context.printError(printable(text)) };
  for (const command of [organizationsCommand, keysCommand, auditCommand]) program.addCommand(command(careful));
  const output = { writeOut: careful.print, writeErr: careful.printError };
  for (const command of withSubcommands(program)) command.configureOutput(output);
  return program;
}

function addStart(program: Command): void {
  program
    .command("start")
    .description("Run everything on this machine, with a PostgreSQL of its own unless DATABASE_URL is set.")
    .action(async () => process.exit(await start()));
}

function addServe(program: Command): void {
  program
    .command("serve")
    .description("Run one of any number of processes on the PostgreSQL that DATABASE_URL names.")
    .addOption(new Option("--role <role>", "what this process does").choices(roles).default("all"))
    .action(async ({ role }: { role: Role }) => process.exit(await serve(role)));
}

function addEncryptionKeys(program: Command): void {
  const keyCommand = program.command("encryption-keys").description("Make and rotate the keys of ENCRYPTION_KEY.");
  for (const [action, description] of Object.entries(encryptionKeyActions) as [EncryptionKeyAction, string][]) {
    keyCommand
      .command(action)
      .description(description)
      .action(async () => process.exit(await encryptionKeys(action)));
  }
}

const withSubcommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withSubcommands)];
