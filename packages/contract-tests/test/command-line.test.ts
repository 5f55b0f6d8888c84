import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentOf } from "./support/documents.ts";
import { secondContractor, secondKey, startSecondImplementation } from "./support/second-implementation.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

let server: Awaited<ReturnType<typeof startSecondImplementation>>;
let folder: string;
/** What the server implements of the document. */
let spec: string;
beforeAll(async () => {
  server = await startSecondImplementation();
  folder = await mkdtemp(join(tmpdir(), "payment-sessions-contract-"));
  spec = join(folder, "sessions.json");
  await writeFile(spec, JSON.stringify(documentOf((path) => path.startsWith("/api/v1/payment/sessions"))));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

function run(args: string[], env: Record<string, string> = {}): Promise<Result> {
  const child = spawn(process.execPath, ["--conditions=@payment-sessions/source", main, ...args], {
    env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"], NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const result: Result = { code: null, stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (result.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (result.stderr += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ ...result, code })));
}

const hold = (...args: string[]) =>
  run([
    "--base-url",
    server.baseUrl,
    "--api-key",
    secondKey,
    "--contractor",
    secondContractor,
    "--spec",
    spec,
    "--seed",
    "1",
    ...args,
  ]);

describe("the command", () => {
  test("ends with 0 when the checks hold, after a table of what was met", async () => {
    const { code, stdout, stderr } = await hold("--only", "life-cycle");
    expect(stdout).toMatch(/createPaymentSession +201 \d+, /);
    expect(stdout).toContain("holds   life-cycle: ");
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^0 findings; 1 of 1 check made; .*; seed 1$/);
    expect(stderr).toContain("[ 1/1] life-cycle: 2 requests, 0 findings");
    expect(code).toBe(0);
  });

  test("ends with 1 when there are findings, each with a line that repeats it and no key", async () => {
    const other = join(folder, "more.json");
    await writeFile(other, JSON.stringify(documentOf((path) => /sessions|contractors/.test(path))));
    const { code, stdout } = await hold("--spec", other, "--only", "life-cycle,reads-its-writes");
    expect(code).toBe(1);
    expect(stdout).toContain(`again     curl -i --path-as-is -X`);
    expect(stdout).toContain('-H "Authorization: Bearer $PAYMENT_SESSIONS_API_KEY"');
    expect(stdout).not.toContain(secondKey);
  });

  test.each<[string, string[], string]>([
    ["an unknown check", ["--only", "nonsense"], "There is no check nonsense."],
    ["a document that is not there", ["--spec", "nowhere.yaml"], "nowhere.yaml cannot be read"],
    ["an unknown option", ["--nonsense"], "unknown option"],
    ["a seed that is no number", ["--seed", "many"], "It must be a whole number."],
    ["a server that is not there", ["--base-url", "http://127.0.0.1:1"], "cannot be reached"],
    ["a base URL that is none", ["--base-url", "nonsense"], "nonsense is no http or https URL."],
  ])("ends with 2 and one sentence for %s", async (_name, args, sentence) => {
    const { code, stdout, stderr } = await hold(...args);
    expect(stderr).toContain(sentence);
    expect(`${stdout}${stderr}`).not.toContain("    at ");
    expect(code).toBe(2);
  });

  test("takes address and key from the environment, where no process list shows them", async () => {
    const args = ["--contractor", secondContractor, "--spec", spec, "--only", "life-cycle"];
    const env = { PAYMENT_SESSIONS_URL: server.baseUrl, PAYMENT_SESSIONS_API_KEY: secondKey };
    expect((await run(args, env)).code).toBe(0);

    const { PAYMENT_SESSIONS_API_KEY: _, ...withoutKey } = env;
    const refused = await run(args, withoutKey);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("--api-key")]);
  });

  test("writes JSON that says everything", async () => {
    const { stdout } = await hold("--only", "life-cycle", "--report", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      seed: 1,
      findings: [],
      checks: [{ name: "life-cycle" }],
      coverage: expect.arrayContaining([expect.objectContaining({ operation: "createPaymentSession", status: "201" })]),
    });
  });

  test("writes JUnit's XML and HTML into a file", async () => {
    const output = join(folder, "report");
    await hold("--only", "life-cycle,reads-its-writes", "--report", "junit", "--output", output);
    const xml = await readFile(output, "utf8");
    expect(xml).toMatch(/<testsuite name="contract" tests="\d+" failures="\d+" skipped="\d+"/);
    expect(xml).toContain('<testcase classname="life-cycle"');
    await hold("--only", "life-cycle", "--report", "html", "--output", output);
    expect(await readFile(output, "utf8")).toContain("<h1>Contract report</h1>");
  });

  test("repeats a run by its seed", async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => hold("--only", "answers-generated-requests", "--report", "json")),
    );
    const requestsOf = (result: Result | undefined) =>
      (JSON.parse(result?.stdout ?? "{}") as { requests: number }).requests;
    expect(requestsOf(first)).toBe(requestsOf(second));
  });
});
