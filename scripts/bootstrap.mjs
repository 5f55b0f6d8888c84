// The way into every verb of the repository, on a machine that has Node 20 or later and npm, and nothing else:
// brings the pinned pnpm into .tools/, installs the workspace (and with it Node 24), then runs the verb with both
// first on PATH. Plain JavaScript with no packages, because it runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withInstallLock } from "./install-lock.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const fromSource = ["--disable-warning=ExperimentalWarning", "--conditions=@payment-sessions/source"];

/** Each verb is a list of commands; they run one after the other until one fails. */
const verbs = {
  start: [["node", ...fromSource, "scripts/start.ts"]],
  command: [["node", ...fromSource, "packages/server/src/main.ts"]],
  test: [["node", "scripts/test.ts"]],
  generate: [["node", ...fromSource, "scripts/generate.ts"]],
  "generate:check": [["node", ...fromSource, "scripts/generate.ts", "--check"]],
  build: [["turbo", "run", "build"]],
  check: [["turbo", "run", "lint", "lint:format", "lint:spec", "lint:dependencies", "check:types", "check:package"]],
  format: [["oxfmt"]],
  get verify() {
    return [...this["generate:check"], ...this["spec:diff"], ...this.check, ...this.test];
  },
  bench: [["node", ...fromSource, "scripts/bench.ts"]],
  contract: [["node", ...fromSource, "packages/contract-tests/src/main.ts"]],
  "contract:mutants": [["node", ...fromSource, "packages/contract-tests/test/faults/main.ts"]],
  "spec:diff": [["node", ...fromSource, "scripts/spec-diff.ts"]],
  fuzz: [["node", ...fromSource, "packages/contract-tests/test/fuzz/main.ts"]],
  dev: [["node", ...fromSource, "scripts/dev.ts"]],
  docs: [["node", ...fromSource, "scripts/docs.ts"]],
  sbom: [["node", "scripts/sbom.ts"]],
  release: [["node", ...fromSource, "scripts/release.ts"]],
  get "release:version"() {
    return [["changeset", "version"], ["node", ...fromSource, "scripts/release-version.ts"], ...this.generate];
  },
};

const fail = (message) => {
  console.error(`payment-sessions: ${message}`);
  process.exit(1);
};

const platform = () => {
  const musl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  return `${process.platform}-${process.arch}${musl ? "-musl" : ""}`;
};

/** Runs one command under the lock, which it holds for as long as it runs, even if this process is killed. */
const run = (holdFor, command, args, env = process.env) =>
  new Promise((resolve) => {
    // Reports go to stderr: what a verb prints on stdout is the verb's own.
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    if (child.pid !== undefined) holdFor(child.pid);
    child.once("error", (error) => fail(`"${command}" could not be started: ${error.message}.`));
    child.once("exit", (code) => (code === 0 ? resolve() : fail(`"${[command, ...args].join(" ")}" failed.`)));
  });

const bringPnpm = async (holdFor) => {
  const version = manifest.packageManager.split("@").at(-1);
  const name = `@pnpm/exe.${platform()}`;
  const folder = join(root, ".tools", `pnpm-${version}`);
  const bin = join(folder, "node_modules", ...name.split("/"));
  if (!existsSync(join(bin, "package.json"))) {
    // Made beside its place and then renamed, so that what is there is whole.
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(join(unfinished, "package.json"), '{ "private": true }\n');
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
    await run(holdFor, "npm", ["install", "--prefix", unfinished, ...quiet, `${name}@${version}`]);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  }
  return bin;
};

/** What the installed packages follow from: when none of it changed, there is nothing to install. */
const installFingerprint = () => {
  const workspaces = ["scripts", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))];
  const manifests = ["package.json", ...workspaces.map((folder) => join(folder, "package.json"))];
  const hash = createHash("sha256").update(platform());
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    if (existsSync(join(root, file))) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
};

const install = async (holdFor, env) => {
  const stamp = join(root, "node_modules", ".installed");
  const fingerprint = installFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return;
  rmSync(stamp, { force: true });
  await run(holdFor, "pnpm", ["install", "--frozen-lockfile"], env);
  writeFileSync(stamp, fingerprint);
};

const pathWith = (...folders) => [...folders, process.env.PATH].join(delimiter);

const findNode = () => {
  const folder = join(root, "node_modules", `node-${platform()}`, "bin");
  if (existsSync(folder)) return folder;
  if (Number.parseInt(process.versions.node, 10) >= 24) return dirname(process.execPath);
  return fail(`Node 24 or later is needed on ${platform()}; this is ${process.version}.`);
};

/**
 * Runs one command in the foreground, handing on signals, and resolves to its exit code. A program of Node's gets a
 * channel, by whose end it learns that this process was killed; this one learns the same of its own parent by asking.
 */
const follow = ([command, ...args], env) =>
  new Promise((resolve) => {
    const stdio = command === "node" ? ["inherit", "inherit", "inherit", "ipc"] : "inherit";
    const child = spawn(command, args, { cwd: root, env, stdio, shell: process.platform === "win32" });
    const parent = process.ppid;
    const orphaned = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);
    // A terminal sends its signals to the whole process group; handing them on would make the second one "force".
    const handOn = (signal) => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, handOn);
    child.once("error", (error) => fail(`"${command}" could not be started: ${error.message}.`));
    child.once("exit", (code, signal) => {
      clearInterval(orphaned);
      for (const name of signals) process.off(name, handOn);
      resolve(code ?? (signal ? 1 : 0));
    });
  });

const [verb, ...rest] = process.argv.slice(2);
const args = rest[0] === "--" ? rest.slice(1) : rest;
if (Number.parseInt(process.versions.node, 10) < 20) fail(`Node 20 or later is needed; this is ${process.version}.`);
if (!verb || !Object.hasOwn(verbs, verb)) fail(`no verb "${verb ?? ""}"; there are: ${Object.keys(verbs).join(", ")}.`);

const quietTools = { REDOCLY_TELEMETRY: "off", TURBO_TELEMETRY_DISABLED: "1" };
const { pnpmFolder, installEnv } = await withInstallLock(join(root, ".tools", "installing"), async (holdFor) => {
  const pnpmFolder = await bringPnpm(holdFor);
  const installEnv = { ...process.env, ...quietTools, PATH: pathWith(pnpmFolder) };
  await install(holdFor, installEnv);
  return { pnpmFolder, installEnv };
}).catch((error) => fail(error.message));
const env = { ...installEnv, PATH: pathWith(findNode(), join(root, "node_modules", ".bin"), pnpmFolder) };

const commands = verbs[verb];
for (const [index, command] of commands.entries()) {
  const code = await follow(index === commands.length - 1 ? [...command, ...args] : command, env);
  if (code !== 0) process.exit(code);
}
