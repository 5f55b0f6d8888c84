import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Usage {
  durationMs: number;
  /** The most memory that the process had at any time. */
  peakBytes: number;
}

/** The last line that a measured process prints. */
export const reportUsage = (result: object): void =>
  console.log(JSON.stringify({ ...result, peakBytes: process.resourceUsage().maxRSS * 1024 }));

/** Runs a module that reports its usage, and answers with what it reports; from the start of the process to its end. */
export async function measure<Result = object>(module: string, args: string[]): Promise<Result & Usage> {
  const startedMs = performance.now();
  const options = ["--disable-warning=ExperimentalWarning", "--conditions=@payment-sessions/source"];
  const { stdout } = await promisify(execFile)(process.execPath, [...options, module, ...args], { maxBuffer: 2 ** 30 });
  const durationMs = performance.now() - startedMs;
  return { ...(JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Result & Usage), durationMs };
}
