import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runRedocly } from "../support/redocly.ts";

export interface RespectRun {
  exitCode: number | null;
  /** Each step as often as it was made, with its verdict. */
  steps: { stepId: string; status: string }[];
  /** All that it printed and wrote. */
  text: string;
}

interface Caller {
  baseUrl: string;
  apiKey: string;
  /** Of a contractor who does not exist yet. */
  email: string;
  /** For what it writes. */
  folder: string;
}

interface Log {
  files: Record<string, { executedWorkflows: { executedSteps: { stepId: string; status: string }[] }[] }>;
}

/** Carries a workflow out. The key is in the environment alone, where no list of processes shows it. */
export async function runRespect(workflow: string, { baseUrl, apiKey, email, folder }: Caller): Promise<RespectRun> {
  const log = join(folder, "log.json");
  const env = { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify({ apiKey, email }) };
  const { exitCode, output } = await runRedocly(
    ["respect", workflow, "--server", `api=${baseUrl}`, "--json-output", log, "--verbose"],
    folder,
    env,
  );
  const written = await readFile(log, "utf8");
  const workflows = Object.values((JSON.parse(written) as Log).files).flatMap(
    ({ executedWorkflows }) => executedWorkflows,
  );
  const steps = workflows.flatMap(({ executedSteps }) =>
    executedSteps.map(({ stepId, status }) => ({ stepId, status })),
  );
  return { exitCode, steps, text: output + written };
}
