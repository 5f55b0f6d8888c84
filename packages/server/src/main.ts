#!/usr/bin/env node
import { Command, Option } from "commander";
import { auditCommand } from "./commands/audit-command.ts";
import { processContext } from "./commands/command-context.ts";
import { keysCommand } from "./commands/keys-command.ts";
import { organizationsCommand } from "./commands/organizations-command.ts";
import { encryptionKeyActions, type EncryptionKeyAction, encryptionKeys } from "./start/encryption-keys.ts";
import { reportCrashes } from "./start/report-crashes.ts";
import { type Role, roles, serve } from "./start/serve.ts";
import { start } from "./start/start.ts";

reportCrashes();

const program = new Command("payment-sessions").description("Hosted payment sessions: save a contractor's card.");

program
  .command("start")
  .description("Run everything on this machine, with a PostgreSQL of its own unless DATABASE_URL is set.")
  .action(async () => process.exit(await start()));

program
  .command("serve")
  .description("Run one of any number of processes on the PostgreSQL that DATABASE_URL names.")
  .addOption(new Option("--role <role>", "what this process does").choices(roles).default("all"))
  .action(async ({ role }: { role: Role }) => process.exit(await serve(role)));

const keyCommand = program.command("encryption-keys").description("Make and rotate the keys of ENCRYPTION_KEY.");
for (const [action, description] of Object.entries(encryptionKeyActions) as [EncryptionKeyAction, string][]) {
  keyCommand
    .command(action)
    .description(description)
    .action(async () => process.exit(await encryptionKeys(action)));
}
program.addCommand(organizationsCommand(processContext));
program.addCommand(keysCommand(processContext));
program.addCommand(auditCommand(processContext));

await program.parseAsync();
