import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { document } from "../../src/generated/document.ts";
import { runRedocly } from "../support/redocly.ts";
import { toHar } from "./har.ts";
import type { Judge } from "./recorded-answer.ts";

/** A part of SARIF 2.1.0: of drift's formats the one that tells of every answer, not of the first of each kind. */
interface Report {
  runs: {
    results: { level: string; message: { text: string }; properties: { exchangeIndex: number; target: string } }[];
  }[];
}

const server = "http://recorded.invalid";

/** `redocly drift`, which compares recorded traffic with a document. */
export const judgeByDrift: Judge = async (answers) => {
  const folder = await mkdtemp(join(tmpdir(), "payment-sessions-drift-"));
  try {
    const [api, traffic, output] = ["api.json", "traffic.har", "report.sarif"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(api, JSON.stringify(document));
    await writeFile(traffic, JSON.stringify(toHar(answers, server)));
    const options = [
      "--api",
      api,
      "--server",
      server,
      "--rules",
      "schema-consistency",
      "--format",
      "sarif",
      "--output",
      output,
    ];
    await runRedocly(["drift", traffic, ...options], folder);
    return readObjections(JSON.parse(await readFile(output, "utf8")) as Report, answers.length);
  } finally {
    await rm(folder, { recursive: true });
  }
};

function readObjections({ runs }: Report, count: number): string[][] {
  const objections: string[][] = Array.from({ length: count }, () => []);
  for (const { level, message, properties } of runs.flatMap(({ results }) => results)) {
    if (level === "error" && properties.target === "response") objections[properties.exchangeIndex]?.push(message.text);
  }
  return objections;
}
