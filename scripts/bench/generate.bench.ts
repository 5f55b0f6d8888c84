import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeSpread, judge, median } from "../../packages/server/bench/statistics.ts";
import { getGitHubDocument } from "./github-document.ts";
import { measure } from "./measured-process.ts";

/**
 * How long it takes to generate: our own document after a change of one line, and again without one; and GitHub's, which
 * has about a thousand operations, by the measure of openapi-typescript alone.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules/.cache/payment-sessions/bench");
const here = (name: string) => join(root, "scripts/bench", name);
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const seconds = (times: number[]) =>
  `${describeSpread(
    times.map((time) => time / 1_000),
    2,
  )} s`;

mkdirSync(cache, { recursive: true });
await generateOwn(5);
await generateGitHub(3);

async function generateOwn(rounds: number): Promise<void> {
  const changed: number[] = [];
  const again: number[] = [];
  const peaks: number[] = [];
  const file = join(root, "spec/openapi.yaml");
  const text = readFileSync(file, "utf8");
  process.once("SIGINT", () => {
    writeFileSync(file, text);
    process.exit(130);
  });
  try {
    for (let round = 0; round < rounds; round += 1) {
      writeFileSync(file, text.replace(/^(\s*title: .*)$/m, `$1 ${round}`));
      for (const times of [changed, again]) {
        const { durationMs, peakBytes } = generate();
        times.push(durationMs);
        peaks.push(peakBytes);
      }
    }
  } finally {
    writeFileSync(file, text);
    generate();
  }
  console.log(`npm run generate after a change of one line: ${seconds(changed)}; again: ${seconds(again)}`);
  console.log(`the largest of its processes: ${megabytes(Math.max(...peaks))}`);
  judge("a change of one line is generated in less than 5 s", median(changed) < 5_000);
  judge("a second run takes less than 1 s", median(again) < 1_000);
  judge("no process has more than 500 MB", Math.max(...peaks) < 500e6);
}

/** As a person does, with all that npm and the bootstrap add. */
function generate(): { durationMs: number; peakBytes: number } {
  const report = "process.on('exit',()=>require('fs').writeSync(2,'peak '+process.resourceUsage().maxRSS+'\\n'))";
  const preload = join(cache, "report-peak.cjs");
  writeFileSync(preload, report);
  const startedMs = performance.now();
  const { stderr, status } = spawnSync("npm", ["run", "--silent", "generate"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: `--require=${preload}` },
  });
  const durationMs = performance.now() - startedMs;
  if (status !== 0) throw new Error(stderr);
  const peaks = [...stderr.matchAll(/^peak (\d+)$/gm)].map(([, kibibytes]) => Number(kibibytes) * 1024);
  return { durationMs, peakBytes: Math.max(...peaks) };
}

async function generateGitHub(rounds: number): Promise<void> {
  const document = getGitHubDocument(cache);
  // Not below node_modules, where Node strips no types.
  const folder = mkdtempSync(join(tmpdir(), "payment-sessions-generate-"));
  const alone: number[] = [];
  const everything: number[] = [];
  let peakBytes = 0;
  let result = { refusals: [] as string[], paths: [] as string[] };
  for (let round = 0; round < rounds; round += 1) {
    alone.push((await measure(here("generate-types-alone.ts"), [document, join(cache, "alone.d.ts")])).durationMs);
    const measured = await measure<typeof result>(here("generate-everything.ts"), [document, folder]);
    everything.push(measured.durationMs);
    peakBytes = Math.max(peakBytes, measured.peakBytes);
    result = measured;
  }
  const ratios = everything.map((time, round) => time / (alone[round] ?? Number.NaN));
  console.log(`GitHub's document: openapi-typescript alone ${seconds(alone)}; everything ${seconds(everything)}`);
  console.log(
    `${describeSpread(ratios, 2)} times as long, ${megabytes(peakBytes)} at most, ${result.paths.length} files`,
  );
  for (const refusal of result.refusals) console.log(`refused: ${refusal}`);
  judge("everything is generated in at most 6 times the time of the types alone", median(ratios) <= 6);
  judge("it takes less than 1.5 GB", peakBytes < 1.5e9);
  judge("what is generated type-checks", typeCheck(folder));
  judge("every validator module can be loaded", loadValidators(folder, result.paths, document));
  rmSync(folder, { recursive: true });
}

/** Beside the hand-written sources that the generated ones import. */
function typeCheck(folder: string): boolean {
  for (const name of ["api-types", "api-validators", "api-client"]) {
    const home = join(folder, "packages", name);
    cpSync(join(root, "packages", name, "src"), join(home, "src"), {
      recursive: true,
      filter: (path) => !/\/generated|\.test(-d)?\.ts$|\/adapters/.test(path.slice(root.length)),
    });
    symlinkSync(join(root, "packages", name, "node_modules"), join(home, "node_modules"));
  }
  const json = "packages/contract-tests/src/document/json.ts";
  cpSync(join(root, json), join(folder, json));
  const source = (name: string, file = "index.ts") => [join(folder, "packages", name, "src", file)];
  const paths = {
    "@payment-sessions/api-types": source("api-types"),
    "@payment-sessions/api-validators": source("api-validators"),
    "@payment-sessions/api-validators/*": source("api-validators", "generated/*.ts"),
  };
  const compilerOptions = { lib: ["es2023", "dom", "dom.iterable"], noEmit: true, paths };
  const extended = { extends: join(root, "tsconfig.base.json"), compilerOptions, include: ["packages/*/src/**/*.ts"] };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ ...extended, exclude: ["packages/server/src/generated/hosted-page.ts"] }),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const { status, stdout } = spawnSync("tsc", ["-p", join(folder, "tsconfig.json")], { encoding: "utf8" });
  process.stdout.write(stdout.split("\n").slice(0, 20).join("\n"));
  return status === 0;
}

/** One for each operation and webhook of the document, so that none was left out. */
function loadValidators(folder: string, paths: string[], document: string): boolean {
  const modules = paths.filter((path) =>
    /^packages\/api-validators\/src\/generated\/(operations|webhooks)\//.test(path),
  );
  const program = join(folder, "load-validators.ts");
  const imports = modules.map((path, index) => `import { validateRequest as v${index} } from "./${path}";`);
  const functions = modules.map((_, index) => `v${index}`).join(", ");
  writeFileSync(
    program,
    `${imports.join("\n")}\nif ([${functions}].some((each) => typeof each !== "function")) process.exit(1);\n`,
  );
  execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", program], { stdio: "inherit" });
  const wanted = countOperations(JSON.parse(readFileSync(document, "utf8")) as Record<string, object>);
  console.log(`${modules.length} validator modules for ${wanted} operations and webhooks`);
  return modules.length === wanted;
}

function countOperations(document: Record<string, object>): number {
  const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
  const items = ["paths", "webhooks"].flatMap((part) => Object.values(document[part] ?? {}) as object[]);
  return items.flatMap((item) => Object.keys(item).filter((name) => methods.includes(name))).length;
}
