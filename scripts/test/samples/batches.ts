import { isInstalled } from "./interpreters.ts";
import { languages } from "./languages.ts";
import { runCommand } from "../support/run-command.ts";

/** A program's file, and the address that it finds in its environment. */
export interface BatchedProgram {
  file: string;
  url: string;
}

/** One process for many programs: most of a small program's time is its interpreter's start. */
type Batch = (programs: readonly BatchedProgram[]) => string[];

const nodeBatch = `
const failures = [];
for (const { file, url } of JSON.parse(process.argv[1])) {
  process.env.PAYMENT_SESSIONS_URL = url;
  await import(file).then(() => failures.push(""), (error) => failures.push(String(error?.stack ?? error)));
}
process.stdout.write("\\n" + JSON.stringify(failures));
`;

const pythonBatch = `
import json, os, runpy, sys, traceback
failures = []
for program in json.loads(sys.argv[1]):
    os.environ["PAYMENT_SESSIONS_URL"] = program["url"]
    try:
        runpy.run_path(program["file"])
        failures.append("")
    except Exception:
        failures.append(traceback.format_exc())
print()
print(json.dumps(failures))
`;

const node: Batch = (programs) => [
  ...(languages["js"]?.command("--input-type=module") ?? []),
  "--eval",
  nodeBatch,
  JSON.stringify(programs),
];

const batches: Record<string, Batch> = {
  ts: node,
  js: node,
  python: (programs) => ["python3", "-W", "error", "-c", pythonBatch, JSON.stringify(programs)],
};

interface BatchOptions {
  cwd: string;
  env: Record<string, string>;
}

/** Runs programs of one language one after the other; what failed of each, or an empty text. */
export async function runBatch(
  language: string,
  programs: readonly BatchedProgram[],
  options: BatchOptions,
): Promise<string[]> {
  if (!isInstalled(languages[language]?.program ?? language)) return [];
  const batch = batches[language];
  if (batch === undefined) return runEach(language, programs, options);
  const { code, output } = await runCommand(batch(programs), options);
  const [last = ""] = output.trimEnd().split("\n").slice(-1);
  if (code !== 0 || !last.startsWith("[")) throw new Error(`The samples in "${language}" ended early:\n${output}`);
  return JSON.parse(last) as string[];
}

async function runEach(
  language: string,
  programs: readonly BatchedProgram[],
  options: BatchOptions,
): Promise<string[]> {
  const failures: string[] = [];
  for (const { file, url } of programs) {
    const env = { ...options.env, PAYMENT_SESSIONS_URL: url };
    const { code, output } = await runCommand(languages[language]?.command(file) ?? [], { ...options, env });
    failures.push(code === 0 ? "" : output);
  }
  return failures;
}
