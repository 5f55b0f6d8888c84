import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createApiKey } from "../../src/api-keys/api-key.ts";
import { createEncryptionKey } from "../../src/encryption-keys/create-encryption-key.ts";
import { createSetupToken } from "../../src/payment-sessions/setup-token.ts";
import { findSecrets } from "../harness/find-secrets.ts";
import { runCommand } from "../harness/run-command.ts";
import { createTestDatabase } from "../support/test-database.ts";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** The program as a user runs it. */
async function run(args: string[], env: Record<string, string>) {
  const argv = ["--conditions=@payment-sessions/source", main, ...args];
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = execFile(process.execPath, argv, { env: { PATH, NODE_COMPILE_CACHE, ...env } });
  const result = { code: Number.NaN, out: "", err: "" };
  child.stdout?.on("data", (chunk: string) => (result.out += chunk));
  child.stderr?.on("data", (chunk: string) => (result.err += chunk));
  [result.code] = (await once(child, "close")) as [number];
  return result;
}

it("brings an empty database from nothing to a key", async () => {
  const database = await createTestDatabase({ migrated: false });
  const env = { DATABASE_URL: database.url };
  const create = ["organizations", "create", "--name", "Acme", "--redirect-host", "a.example.com", "--json"];
  const organization = await run(create, env);
  expect(organization).toEqual({ code: 0, out: expect.stringMatching(/"org_/), err: "" });
  const { id } = JSON.parse(organization.out) as { id: string };
  const [key, refused] = await Promise.all([
    run(["keys", "create", "--organization", id, "--environment", "live"], env),
    run(["keys", "revoke", "x"], env),
  ]);
  expect(key).toEqual({ code: 0, out: expect.stringMatching(/\nt9k_live_\w{33}\n$/), err: "" });
  expect(refused).toEqual({ code: 1, out: "", err: "The ID must be key_ and 22 characters, as in the list.\n" });
  await database.close();
});

it("says in one sentence why it does nothing", async () => {
  const errorOf = async (url: string, ...args: string[]) => {
    const { code, out, err } = await runCommand(args, {
      DATABASE_URL: url,
      DATA_DIR: "/nonexistent",
      PORT: "nonsense",
    });
    expect([code, out]).toEqual([1, ""]);
    return err;
  };
  expect(await errorOf("", "keys", "list")).toMatch(/^DATABASE_URL must be set, .*\.\n$/);
  expect(await errorOf("mysql://a/b", "keys", "list")).toMatch(/^DATABASE_URL must be a URL that begins with .*\.\n$/);
  expect(await errorOf("postgres://a:secret@127.0.0.1:1/b", "keys", "list")).toBe(
    "The database that DATABASE_URL names does not let us in (ECONNREFUSED).\n",
  );
  const database = await createTestDatabase();
  await database.sql`alter table organizations rename to gone`;
  expect(await errorOf(database.url, "organizations", "list")).toBe(
    'The database refuses (42P01): relation "organizations" does not exist.\n',
  );
  await database.close();
});

it("says that a database accepts no changes, which is not to be away", async () => {
  const database = await createTestDatabase();
  const name = new URL(database.url).pathname.slice(1);
  await database.sql`alter database ${database.sql(name)} set default_transaction_read_only = on`;
  expect(await runCommand(["organizations", "list"], { DATABASE_URL: database.url })).toEqual({
    code: 1,
    out: "",
    err: "The database accepts no changes now (25006): it is a standby, or read-only.\n",
  });
  await database.close();
});

it.each(["--version", "-V"])("prints the version of the package for %s", async (flag) => {
  const manifest = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  expect(await run([flag], {})).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

const secrets = {
  key: createApiKey("test"),
  liveKey: createApiKey("live"),
  encryptionKey: createEncryptionKey(),
  sessionToken: createSetupToken("live").text,
};

it.each([
  ["too many arguments of keys find", (secret: string) => ["keys", "find", secret]],
  ["too many arguments of keys revoke", (secret: string) => ["keys", "revoke", "key_x", secret]],
  ["an unknown command", (secret: string) => [secret]],
  ["an unknown command of keys", (secret: string) => ["keys", secret]],
  ["an unknown action on encryption keys", (secret: string) => ["encryption-keys", secret]],
  ["an unknown option", (secret: string) => ["keys", "find", `--key=${secret}`]],
  ["no role", (secret: string) => ["serve", "--role", secret]],
  ["no environment", (secret: string) => ["keys", "create", "--organization", "org_x", "--environment", secret]],
  ["no overlap", (secret: string) => ["keys", "rotate", "key_x", "--overlap", secret]],
  ["no limit", (secret: string) => ["audit", "list", "--limit", secret]],
])("repeats no secret that is given as %s", async (_place, argsWith) => {
  for (const [name, secret] of Object.entries(secrets)) {
    const { code, out, err } = await runCommand(argsWith(secret), { DATABASE_URL: "postgres://127.0.0.1:1/x" });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^error: /);
    expect(findSecrets({ [name]: secret }, { err })).toEqual([]);
  }
});

it.each([
  ["a key's name", "keys create --organization org_x --environment test --name"],
  ["an organization's name", "organizations create --redirect-host a.example.com --name"],
  ["an organization's new name", "organizations update org_x --name"],
  ["a redirect host", "organizations create --name Acme --redirect-host"],
  ["an actor", "keys revoke key_x --actor"],
])("keeps no secret as %s", async (_place, command) => {
  for (const secret of [secrets.key, `x-${secrets.sessionToken}`]) {
    const { code, out, err } = await runCommand([...command.split(" "), secret], {
      DATABASE_URL: "postgres://127.0.0.1:1/x",
    });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/is invalid\. It must contain no secret, such as an API key\.\n$/);
  }
});

it("escapes the control characters of what it repeats", async () => {
  const { code, err } = await runCommand(["keys", "a\u001b[31mb\r\u009b"], {});
  expect([code, err]).toEqual([1, "error: unknown command 'a\\x1b[31mb\\x0d\\x9b'\n"]);
});

it("repeats no secret to whoever runs the program", async () => {
  const { code, err } = await run(["keys", secrets.key], {});
  expect([code, err]).toEqual([1, "error: unknown command 't9k_test_[redacted]'\n"]);
});
