import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export interface CommandResult {
  code: number | null;
  stdout: string;
  /** Both streams. */
  output: string;
}

interface CommandOptions {
  cwd: string;
  env?: Record<string, string>;
}

/** Runs a command to its end, whatever its exit code. */
export async function runCommand(command: string, args: string[], options: CommandOptions): Promise<CommandResult> {
  const env = { ...process.env, ...options.env };
  const child = spawn(command, args, { cwd: options.cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const closed = new Promise<number | null>((resolve, reject) => child.once("close", resolve).once("error", reject));
  const [code, stdout, stderr] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  return { code, stdout, output: stdout + stderr };
}
