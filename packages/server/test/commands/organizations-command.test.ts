import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId, encodeId } from "../../src/ids.ts";
import { runCommand } from "../harness/run-command.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

interface WireOrganization {
  id: string;
  name: string;
  hosted_flow_allowed_redirect_hosts: string[];
  created: number;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const organizations = (...args: string[]) => runCommand(["organizations", ...args], { DATABASE_URL: database.url });

async function json<T = WireOrganization>(...args: string[]): Promise<T> {
  const { code, out, err } = await organizations(...args, "--json");
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out) as T;
}

const create = (...hosts: string[]) =>
  json("create", "--name", "Acme", ...hosts.flatMap((host) => ["--redirect-host", host]));

const auditOf = (id: string) => database.sql`
  select actor, action, details from audit_entries where organization_id = ${decodeId("org", id) ?? ""} order by id
`;

describe("organizations create", () => {
  it("keeps redirect hosts as return URLs are compared with them", async () => {
    expect(await create("App.Example.com", "app.example.com:443", "app.example.com:8443")).toEqual({
      id: expect.stringMatching(/^org_[0-9A-Za-z]{22}$/),
      name: "Acme",
      hosted_flow_allowed_redirect_hosts: ["app.example.com", "app.example.com:8443"],
      created: expect.any(Number),
    });
  });

  it("refuses what no return URL can have as its host, and an organization without any", async () => {
    const { code, out, err } = await organizations(
      "create",
      "--name",
      "Acme",
      "--redirect-host",
      "https://app.example.com",
    );
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("It must be a host as in a URL, without https:// and path");
    expect((await organizations("create", "--name", "Acme")).err).toContain("--redirect-host");
    const international = await organizations("create", "--name", "Acme", "--redirect-host", "bücher.example");
    expect(international.err).toMatch(/Write international names as xn--…, this one as xn--bcher-kva\.example\.\n$/);
  });
});

describe("organizations list", () => {
  it("lists organizations with their redirect hosts, the oldest first", async () => {
    const { id } = await create("app.example.com", "other.example.com");
    expect((await json<WireOrganization[]>("list")).at(-1)).toMatchObject({ id, name: "Acme" });
    const { out } = await organizations("list");
    expect(out).toMatch(/^id +name  redirect hosts\n/);
    expect(out).toContain(`\n${id}  Acme  app.example.com other.example.com\n`);
  });
});

describe("organizations update", () => {
  it("renames, replaces all redirect hosts, adds some and removes some", async () => {
    const { id } = await create("a.example.com", "b.example.com");
    const update = async (...args: string[]) => {
      const { name, hosted_flow_allowed_redirect_hosts: hosts } = await json("update", id, ...args);
      return [name, ...hosts];
    };
    expect(await update("--name", "Bcme")).toEqual(["Bcme", "a.example.com", "b.example.com"]);
    expect(await update("--redirect-host", "c.example.com", "--redirect-host", "D.example.com")).toEqual([
      "Bcme",
      "c.example.com",
      "d.example.com",
    ]);
    const change = ["--add-redirect-host", "e.example.com", "--remove-redirect-host", "C.example.com"];
    expect(await update(...change)).toEqual(["Bcme", "d.example.com", "e.example.com"]);
    expect(await update("--add-redirect-host", "e.example.com")).toEqual(["Bcme", "d.example.com", "e.example.com"]);
  });

  it("removes the last redirect host, and then says so", async () => {
    const { id } = await create("a.example.com");
    const { out } = await organizations("update", id, "--remove-redirect-host", "a.example.com");
    expect(out).toMatch(/redirect hosts {2}none\n$/);
  });

  it("refuses unknown organizations, hosts that are not there, and contradictions", async () => {
    const { id } = await create("a.example.com");
    const errorOf = async (...args: string[]) => {
      const { code, out, err } = await organizations("update", ...args);
      expect([code, out]).toEqual([1, ""]);
      return err;
    };
    const unknown = encodeId("org", "00000000-0000-7000-8000-000000000000");
    expect(await errorOf(unknown, "--name", "x")).toBe("There is no organization with this ID.\n");
    expect(await errorOf(id, "--remove-redirect-host", "b.example.com")).toBe(
      "The organization has no redirect host b.example.com.\n",
    );
    const both = ["--redirect-host", "b.example.com", "--add-redirect-host", "c.example.com"];
    expect(await errorOf(id, ...both)).toContain("cannot be used with");
    expect(await errorOf(id)).toBe("Say what is to change: the name or the redirect hosts.\n");
  });
});

it("leaves an audit entry of each change, and none of what was refused or changed nothing", async () => {
  const { id } = await json("create", "--name", "Acme", "--redirect-host", "a.example.com", "--actor", "Ada");
  await json("update", id, "--add-redirect-host", "b.example.com", "--actor", "Grace");
  await organizations("update", id, "--remove-redirect-host", "c.example.com");
  const unchanged = await json("update", id, "--name", "Acme", "--add-redirect-host", "B.example.com");
  expect(unchanged.hosted_flow_allowed_redirect_hosts).toEqual(["a.example.com", "b.example.com"]);
  expect(await auditOf(id)).toEqual([
    {
      actor: "Ada",
      action: "organization_created",
      details: { name: "Acme", hosted_flow_allowed_redirect_hosts: ["a.example.com"] },
    },
    {
      actor: "Grace",
      action: "organization_updated",
      details: { name: "Acme", hosted_flow_allowed_redirect_hosts: ["a.example.com", "b.example.com"] },
    },
  ]);
});
