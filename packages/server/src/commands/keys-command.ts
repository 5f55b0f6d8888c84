import { Command, Option } from "commander";
import type { Environment } from "../api-keys/api-key.ts";
import { type ManagedApiKey, toWire } from "../api-keys/managed-api-key.ts";
import { createApiKeyService, type IssuedApiKey } from "../api-keys/service.ts";
import type { CommandContext } from "./command-context.ts";
import { fields, formatTime, table } from "./layout.ts";
import {
  actorOf,
  type CommonOptions,
  type LifetimeOptions,
  lifetimeOf,
  parseName,
  readIdArgument,
  wholeNumber,
  withActor,
  withJson,
  withLifetime,
} from "./options.ts";
import { runCommand } from "./run-command.ts";

/** There is no API for keys: a stolen key must not make others. */
export function keysCommand(context: CommandContext): Command {
  const keys = new Command("keys").description("Create, list, find, revoke and rotate API keys.");
  addCreate(keys, context);
  addList(keys, context);
  addFind(keys, context);
  addRevoke(keys, context);
  addRotate(keys, context);
  return keys;
}

function addCreate(keys: Command, context: CommandContext): void {
  interface Options extends CommonOptions, LifetimeOptions {
    organization: string;
    environment: Environment;
    name?: string;
  }
  withLifetime(withActor(keys.command("create")))
    .description("Create a key and print it, once.")
    .requiredOption("--organization <id>", "whose key it is")
    .addOption(
      new Option("--environment <environment>", "where it is good").choices(["test", "live"]).makeOptionMandatory(),
    )
    .option("--name <text>", "what it is for", parseName)
    .action(({ organization, environment, name, ...options }: Options) =>
      runCommand(context, options, async (sql) => {
        const tenant = { organizationId: readIdArgument("org", organization), environment };
        const service = createApiKeyService({ sql, actor: actorOf(options) });
        const { text, apiKey } = await service.create(tenant, name ?? null, lifetimeOf(options));
        return { text: describeIssued({ text, apiKey }), json: issuedToWire({ text, apiKey }) };
      }),
    );
}

function addList(keys: Command, context: CommandContext): void {
  withJson(keys.command("list"))
    .description("List the keys, the oldest first.")
    .option("--organization <id>", "only the keys of this organization")
    .action(({ organization, ...options }: CommonOptions & { organization?: string }) =>
      runCommand(context, options, async (sql) => {
        const organizationId = organization === undefined ? undefined : readIdArgument("org", organization);
        const found = await createApiKeyService({ sql, actor: actorOf(options) }).list(organizationId);
        return { text: describeList(found), json: found.map(toWire) };
      }),
    );
}

/** Not as an argument: those are in the shell's history and in the list of processes. */
function addFind(keys: Command, context: CommandContext): void {
  withJson(keys.command("find"))
    .description("Read a key from standard input and tell which one it is, such as one that has leaked.")
    .allowExcessArguments()
    .action((options: CommonOptions, command: Command) => {
      if (command.args.length > 0)
        command.error("error: the key is read from standard input, not from an argument, which others can see");
      return runCommand(context, options, async (sql) => {
        const text = await context.readInput();
        const found = await createApiKeyService({ sql, actor: actorOf(options) }).find(text.trim());
        return { text: describe(found), json: toWire(found) };
      });
    });
}

function addRevoke(keys: Command, context: CommandContext): void {
  withActor(keys.command("revoke"))
    .description("End a key now; every process refuses it within five seconds.")
    .argument("<key-id>", "key_…")
    .action((keyId: string, options: CommonOptions) =>
      runCommand(context, options, async (sql) => {
        const id = readIdArgument("key", keyId);
        const revoked = await createApiKeyService({ sql, actor: actorOf(options) }).revoke(id);
        return { text: describe(revoked), json: toWire(revoked) };
      }),
    );
}

function addRotate(keys: Command, context: CommandContext): void {
  interface Options extends CommonOptions, LifetimeOptions {
    overlap: number;
  }
  withLifetime(withActor(keys.command("rotate")))
    .description("Create a key in place of another, which expires after the overlap.")
    .argument("<key-id>", "key_…")
    .addOption(new Option("--overlap <hours>", "how long both are good").argParser(wholeNumber(0, 8_760)).default(24))
    .action((keyId: string, { overlap: overlapHours, ...options }: Options) =>
      runCommand(context, options, async (sql) => {
        const rotation = { overlapHours, lifetime: lifetimeOf(options) };
        const service = createApiKeyService({ sql, actor: actorOf(options) });
        const { replaced, ...issued } = await service.rotate(readIdArgument("key", keyId), rotation);
        const json = { ...issuedToWire(issued), replaces: toWire(replaced) };
        return { text: `${describeIssued(issued)}\nIn place of\n${describe(replaced)}`, json };
      }),
    );
}

const issuedToWire = ({ text, apiKey }: IssuedApiKey) => ({ ...toWire(apiKey), key: text });

const describeIssued = ({ text, apiKey }: IssuedApiKey): string =>
  `${describe(apiKey)}\nKeep the key now, it cannot be shown again:\n${text}\n`;

function describe(apiKey: ManagedApiKey): string {
  const { id, organization, environment, name, status } = toWire(apiKey);
  const { expiresAt, revokedAt } = apiKey;
  return fields({
    id,
    organization,
    environment,
    name: name ?? undefined,
    status,
    expires: expiresAt === null ? "never" : formatTime(expiresAt),
    revoked: revokedAt === null ? undefined : formatTime(revokedAt),
  });
}

const heading = ["id", "organization", "environment", "status", "created", "expires", "last used", "name"];

const describeList = (found: readonly ManagedApiKey[]): string => table([heading, ...found.map(toRow)]);

function toRow(apiKey: ManagedApiKey): string[] {
  const { id, organization, environment, status, name } = toWire(apiKey);
  const { createdAt, expiresAt, lastUsedAt } = apiKey;
  const [expires, used] = [expiresAt, lastUsedAt].map((time) => (time === null ? "never" : formatTime(time)));
  return [id, organization, environment, status, formatTime(createdAt), expires ?? "", used ?? "", name ?? ""];
}
