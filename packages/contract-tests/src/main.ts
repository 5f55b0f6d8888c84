#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { CannotRunError } from "./cannot-run-error.ts";
import type { ContractOptions } from "./contract-options.ts";
import { document } from "./generated/document.ts";
import { showProgress } from "./output/progress.ts";
import { type ReportFormat, reportFormats, writeReport } from "./output/reports.ts";
import { exitCodeOf } from "./report.ts";
import { runContract } from "./run-contract.ts";

interface Options extends Omit<ContractOptions, "document"> {
  spec?: string;
  report: ReportFormat;
  output?: string;
}

const number = (text: string): number => {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
};
const collect = (name: string, names: string[] = []): string[] => [...names, ...name.split(",")];

const program = new Command("payment-sessions-contract")
  .description("Hold a server to the OpenAPI document of the payment sessions API, or to another one.")
  .addOption(new Option("--base-url <url>", "where the server is").env("PAYMENT_SESSIONS_URL").makeOptionMandatory())
  .addOption(
    new Option("--api-key <key>", "a key of the test environment")
      .env("PAYMENT_SESSIONS_API_KEY")
      .makeOptionMandatory(),
  )
  .addOption(
    new Option("--live-key <key>", "a key of the same organization's live environment").env(
      "PAYMENT_SESSIONS_LIVE_API_KEY",
    ),
  )
  .addOption(
    new Option("--other-tenant-key <key>", "a test key of another organization").env(
      "PAYMENT_SESSIONS_OTHER_TENANT_API_KEY",
    ),
  )
  .option("--spec <file>", "another OpenAPI 3.1 document")
  .option("--contractor <id>", "a contractor that exists, where the server creates none")
  .option("--return-url <url>", "on a redirect host that the organization allows")
  .option("--only <names>", "make these checks only, separated by commas", collect)
  .option("--seed <number>", "generate what a run with this seed did", number)
  .option("--timeout-ms <ms>", "for one request", number, 10_000)
  .option("--time-limit-seconds <seconds>", "for the whole run", number, 600)
  .addOption(new Option("--report <format>", "how to tell what was found").choices(reportFormats).default("text"))
  .option("--output <file>", "write the report there");

async function main({ spec, report: format, output, ...options }: Options): Promise<number> {
  try {
    const progress = showProgress(process.stderr);
    const chosen = spec === undefined ? document : await load(spec);
    const report = await runContract({ ...options, document: chosen, onProgress: progress.show });
    progress.end();
    const text = writeReport(report, format);
    if (output === undefined) process.stdout.write(text);
    else writeFileSync(output, text);
    return exitCodeOf(report);
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    process.stderr.write(`payment-sessions-contract: ${error.message}\n`);
    return 2;
  }
}

/** What reads documents takes longer to load than all the rest. */
const load = async (path: string) => (await import("./document/load-document.ts")).loadDocument(path);

// Commander's own exit code for a wrong option is 1, which here means findings.
program.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
await program.parseAsync();
process.exitCode = await main(program.opts<Options>());
