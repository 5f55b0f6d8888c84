import { Command, Option } from "commander";
import { assertApiKey } from "../api-keys/service.ts";
import { type AuditEntry, toWire } from "../audit/audit-entry.ts";
import { listAuditEntries } from "../audit/repository.ts";
import { assertOrganization } from "../organizations/service.ts";
import type { CommandContext } from "./command-context.ts";
import { formatTime, table } from "./layout.ts";
import { type CommonOptions, readIdArgument, wholeNumber, withJson } from "./options.ts";
import { runCommand } from "./run-command.ts";

export function auditCommand(context: CommandContext): Command {
  interface Options extends CommonOptions {
    organization?: string;
    key?: string;
    limit: number;
  }
  const audit = new Command("audit").description("Tell who did what to organizations and keys.");
  withJson(audit.command("list"))
    .description("List the changes, the latest first.")
    .option("--organization <id>", "only those of this organization and its keys")
    .option("--key <id>", "only those of this key")
    .addOption(new Option("--limit <number>", "how many at most").argParser(wholeNumber(1, 10_000)).default(100))
    .action(({ organization, key, limit, ...options }: Options) =>
      runCommand(context, options, async (sql) => {
        const organizationId = organization === undefined ? undefined : readIdArgument("org", organization);
        const apiKeyId = key === undefined ? undefined : readIdArgument("key", key);
        if (organizationId !== undefined) await assertOrganization(sql, organizationId);
        if (apiKeyId !== undefined) await assertApiKey(sql, apiKeyId);
        const entries = await listAuditEntries(sql, { organizationId, apiKeyId, limit });
        return { text: table([heading, ...entries.map(toRow)]), json: entries.map(toWire) };
      }),
    );
  return audit;
}

const heading = ["time", "actor", "action", "organization", "key", "details"];

function toRow(entry: AuditEntry): string[] {
  const { actor, action, organization, key, details } = toWire(entry);
  return [formatTime(entry.createdAt), actor, action, organization, key ?? "", JSON.stringify(details)];
}
