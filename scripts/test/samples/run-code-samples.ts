import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BatchedProgram, runBatch } from "./batches.ts";
import { languages } from "./languages.ts";
import type { OperationSample } from "./read-code-samples.ts";
import { integratorFolder } from "./read-pages.ts";
import { type Answer, startRecorder } from "./recorder.ts";
import type { SampleService } from "./sample-service.ts";
import { StandIns } from "./stand-ins.ts";

export interface SampleRun {
  /** Empty when it ended as it should. */
  failure: string;
  answers: Answer[];
}

const folder = join(integratorFolder, "test-output/code-samples");

/** Runs all samples of one language as they stand in the reference, but for what only looks real in them. */
export async function runCodeSamples(
  language: string,
  samples: readonly OperationSample[],
  service: SampleService,
): Promise<SampleRun[]> {
  await mkdir(folder, { recursive: true });
  const recorders = await Promise.all(samples.map(() => startRecorder(service.url)));
  const programs: BatchedProgram[] = [];
  for (const [index, { operation, source }] of samples.entries()) {
    const url = recorders[index]?.url ?? "";
    const file = join(folder, `${operation.operationId}.${languages[language]?.extension}`);
    await writeFile(file, await new StandIns(service, url).replaceIn(source));
    programs.push({ file, url });
  }
  const failures = await runBatch(language, programs, { cwd: folder, env: service.environment("") });
  await Promise.all(recorders.map((recorder) => recorder.close()));
  return recorders.map(({ answers }, index) => ({ failure: failures[index] ?? "It was not run.", answers }));
}
