import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperationModel } from "../../generate/operations.ts";
import { isInstalled, itWith } from "./interpreters.ts";
import { languages } from "./languages.ts";
import { readCodeSamples } from "./read-code-samples.ts";
import { type Page, readPages } from "./read-pages.ts";
import { runCodeSamples, type SampleRun } from "./run-code-samples.ts";
import { runPage } from "./run-page.ts";
import { type SampleService, startSampleService } from "./sample-service.ts";

const pages = (await readPages()).filter(({ fences }) => fences.some(({ language }) => language !== ""));

let service: SampleService;
beforeAll(async () => {
  service = await startSampleService();
}, 120_000);
afterAll(() => service.stop());

/** The one request that a sample is about, and the answer that the document promises. */
const promise = ({ method, path, parameters, responses }: OperationModel) => ({
  method: method.toUpperCase(),
  target: expect.stringMatching(new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/?]+")}(\\?|$)`)),
  status: Number(responses.find(({ status }) => status.startsWith("2"))?.status),
  hasIdempotencyKey: parameters.some(({ name }) => name === "Idempotency-Key"),
});

describe.concurrent.each(Object.entries(Object.groupBy(readCodeSamples(), ({ language }) => language)))(
  "the reference's samples in %s",
  (language, samples = []) => {
    let runs: SampleRun[];
    beforeAll(async () => {
      runs = await runCodeSamples(language, samples, service);
    }, 240_000);
    for (const [index, { operation, label }] of samples.entries()) {
      itWith(
        languages[language]?.program ?? language,
        `${operation.operationId} in ${label} gets what is documented`,
        () => {
          const { failure, answers } = runs[index] ?? {};
          expect({ failure, answers }).toEqual({ failure: "", answers: [promise(operation)] });
        },
      );
    }
  },
);

/** The programs that a page needs and this machine lacks. */
const lackedBy = ({ fences }: Page): string[] => {
  const programs = fences.map(({ language }) => languages[language]?.program ?? "sh");
  return [...new Set(programs)].filter((program) => !isInstalled(program));
};

describe.concurrent("what a page shows", () => {
  for (const page of pages) {
    it(`runs: ${page.file}`, { timeout: 600_000 }, async () => {
      await expect(runPage(page, service)).resolves.toBeUndefined();
    });
    for (const program of lackedBy(page)) itWith(program, `runs: ${page.file}, in "${program}"`, () => {});
  }
});
