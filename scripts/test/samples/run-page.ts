import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { startBackground, type BackgroundProgram } from "./background-program.ts";
import { isInstalled } from "./interpreters.ts";
import { languages } from "./languages.ts";
import type { Fence } from "./read-fences.ts";
import { integratorFolder, type Page, pathOf } from "./read-pages.ts";
import { type Recorder, startRecorder } from "./recorder.ts";
import { runCommand } from "../support/run-command.ts";
import { runConsole } from "./run-console.ts";
import type { SampleService } from "./sample-service.ts";
import { StandIns } from "./stand-ins.ts";
import { validateJson } from "./validate-json.ts";

/** Runs what a page shows, in its order, as a person would who reads it; throws at the first thing that goes wrong. */
export async function runPage(page: Page, service: SampleService): Promise<void> {
  const recorder = await startRecorder(service.url);
  const reading = {
    page,
    recorder,
    standIns: new StandIns(service, recorder.url),
    env: service.environment(recorder.url),
  };
  const background: BackgroundProgram[] = [];
  try {
    for (const fence of page.fences) await followFence(reading, fence, background);
    for (const program of background) await program.printed();
  } finally {
    await Promise.all(background.map((program) => program.stop()));
    await recorder.close();
  }
}

interface Reading {
  page: Page;
  recorder: Recorder;
  standIns: StandIns;
  /** What a shell's lines set is there for all programs after them. */
  env: Record<string, string>;
}

async function followFence(reading: Reading, fence: Fence, background: BackgroundProgram[]): Promise<void> {
  if (fence.language === "" || fence.noRun !== undefined) return;
  if (fence.language === "json") return validateJson(fence);
  if (fence.language === "console") return runConsole(fence, reading.env, reading.standIns);
  const language = languages[fence.language];
  if (language === undefined) throw new Error(`${fence.place}: nothing runs "${fence.language}"; say no-run="reason".`);
  if (!isInstalled(language.program)) return;
  const file = pathOf(reading.page, fence, "samples", language.extension);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await reading.standIns.replaceIn(fence.code));
  const command = language.command(file);
  if (fence.background) background.push(await startBackground(command, fence, reading.env));
  else await runProgram(reading, fence, command);
  if (fence.language === "sh") reading.env = await readEnvironment(`${file}.env`);
}

async function runProgram({ env, recorder }: Reading, fence: Fence, command: string[]): Promise<void> {
  const { place, prints = "", answers: expected } = fence;
  const before = recorder.answers.length;
  const { code, output } = await runCommand(command, { cwd: integratorFolder, env });
  const answers = recorder.answers.slice(before);
  const statuses = answers.map(({ status }) => status);
  // A pipe hides that its first command failed, but not that it asked for nothing.
  const isSilent = statuses.length === 0 && /"\$PAYMENT_SESSIONS_URL\//.test(fence.code);
  const isExpected = expected === undefined ? statuses.every(isSuccess) && !isSilent : statuses.join(" ") === expected;
  const told = answers.map(({ method, target, status }) => `${method} ${target} ${status}`).join(", ");
  if (code !== 0) throw new Error(`${place} ended with ${code} after ${told || "no request"}:\n${output}`);
  if (!isExpected) throw new Error(`${place} was answered otherwise than it says (${told}):\n${output}`);
  if (!output.includes(prints)) throw new Error(`${place} does not print "${prints}":\n${output}`);
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

async function readEnvironment(file: string): Promise<Record<string, string>> {
  const pairs = (await readFile(file, "utf8")).split("\0").filter((pair) => pair !== "");
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}
