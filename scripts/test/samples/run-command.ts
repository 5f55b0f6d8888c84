import { spawn } from "node:child_process";

export interface CommandResult {
  code: number | null;
  /** Of both streams. */
  output: string;
}

interface CommandOptions {
  cwd: string;
  env: Record<string, string>;
  input?: string;
}

/** Runs a program to its end, for some minutes at most. */
export function runCommand([command = "", ...args]: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { cwd, env, input = "" } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, timeout: 200_000, killSignal: "SIGKILL" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
    // A program may end without reading it.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
