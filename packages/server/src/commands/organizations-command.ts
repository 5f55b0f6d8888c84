import { Command, Option } from "commander";
import { type Organization, toWire } from "../organizations/organization.ts";
import { createOrganizationService, type OrganizationChanges } from "../organizations/service.ts";
import type { CommandContext } from "./command-context.ts";
import { fields, table } from "./layout.ts";
import {
  actorOf,
  collectRedirectHosts,
  type CommonOptions,
  parseName,
  readIdArgument,
  withActor,
  withJson,
} from "./options.ts";
import { runCommand } from "./run-command.ts";

/** Redirect hosts, as options that may be repeated. */
const hostOption = (flag: string, description: string): Option =>
  new Option(`${flag} <host>`, `${description}; may be repeated`).argParser(collectRedirectHosts);

export function organizationsCommand(context: CommandContext): Command {
  const organizations = new Command("organizations").description("Create, list and update organizations.");
  addCreate(organizations, context);
  addList(organizations, context);
  addUpdate(organizations, context);
  return organizations;
}

function addCreate(organizations: Command, context: CommandContext): void {
  interface Options extends CommonOptions {
    name: string;
    redirectHost: readonly string[];
  }
  withActor(organizations.command("create"))
    .description("Create an organization.")
    .requiredOption("--name <text>", "what it is called", parseName)
    .addOption(hostOption("--redirect-host", "where its contractors may return to").makeOptionMandatory())
    .action(({ name, redirectHost, ...options }: Options) =>
      runCommand(context, options, async (sql) => {
        const service = createOrganizationService({ sql, actor: actorOf(options) });
        return describe(await service.create(name, redirectHost));
      }),
    );
}

function addList(organizations: Command, context: CommandContext): void {
  withJson(organizations.command("list"))
    .description("List the organizations, the oldest first.")
    .action((options: CommonOptions) =>
      runCommand(context, options, async (sql) => {
        const found = await createOrganizationService({ sql, actor: actorOf(options) }).list();
        const rows = found.map((each) => [toWire(each).id, each.name, each.redirectHosts.join(" ")]);
        return { text: table([["id", "name", "redirect hosts"], ...rows]), json: found.map(toWire) };
      }),
    );
}

function addUpdate(organizations: Command, context: CommandContext): void {
  interface Options extends CommonOptions {
    name?: string;
    redirectHost?: readonly string[];
    addRedirectHost?: readonly string[];
    removeRedirectHost?: readonly string[];
  }
  withActor(organizations.command("update"))
    .description("Change an organization. What links that are already open return to stays as it is.")
    .argument("<organization-id>", "org_…")
    .option("--name <text>", "what it is called", parseName)
    .addOption(
      hostOption("--redirect-host", "in place of all redirect hosts").conflicts([
        "addRedirectHost",
        "removeRedirectHost",
      ]),
    )
    .addOption(hostOption("--add-redirect-host", "one more redirect host"))
    .addOption(hostOption("--remove-redirect-host", "one redirect host less"))
    .action(
      (organizationId: string, { redirectHost, addRedirectHost, removeRedirectHost, name, ...options }: Options) =>
        runCommand(context, options, async (sql) => {
          const service = createOrganizationService({ sql, actor: actorOf(options) });
          const changes: OrganizationChanges = {
            ...(name !== undefined && { name }),
            ...(redirectHost && { redirectHosts: redirectHost }),
            ...(addRedirectHost && { addRedirectHosts: addRedirectHost }),
            ...(removeRedirectHost && { removeRedirectHosts: removeRedirectHost }),
          };
          return describe(await service.update(readIdArgument("org", organizationId), changes));
        }),
    );
}

function describe(organization: Organization): { text: string; json: unknown } {
  const json = toWire(organization);
  const hosts = organization.redirectHosts.join(" ");
  return { text: fields({ id: json.id, name: json.name, "redirect hosts": hosts === "" ? "none" : hosts }), json };
}
