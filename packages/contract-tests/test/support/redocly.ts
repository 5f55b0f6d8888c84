import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin", "cli.js");
const loopbackOnly = fileURLToPath(new URL("loopback-only.ts", import.meta.url));

export interface RedoclyRun {
  exitCode: number | null;
  output: string;
}

/**
 * Runs Redocly's command line, which tells nobody of it.
 *
 * @throws when it wants to connect to anything but this machine.
 */
export async function runRedocly(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<RedoclyRun> {
  const { PATH, HOME } = process.env;
  const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  const child = spawn(process.execPath, ["--import", loopbackOnly, cli, ...args], {
    cwd,
    env: { PATH, HOME, ...quiet, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve).once("error", reject);
  });
  const [exitCode, out, errors] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  const refused = /A connection to .* was refused\./.exec(errors);
  if (refused !== null) throw new Error(refused[0]);
  return { exitCode, output: out + errors };
}
