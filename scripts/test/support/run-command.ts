import { spawn } from "node:child_process";

export interface CommandResult {
  code: number | null;
  stdout: string;
  /** Of both streams. */
  output: string;
}

interface CommandOptions {
  cwd?: string;
  /** In place of our own. */
  env?: NodeJS.ProcessEnv;
  input?: string;
}

/** Runs a program to its end, whatever its exit code, and for some minutes at most. */
export function runCommand(
  [command = "", ...args]: readonly string[],
  { input = "", ...options }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, timeout: 200_000, killSignal: "SIGKILL" });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => ((stdout += text), (output += text)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, output }));
    // A program may end without reading it.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Runs a module, which may import the packages' sources. */
export function runNode(args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  const fromSource = ["--disable-warning=ExperimentalWarning", "--conditions=@payment-sessions/source"];
  return runCommand([process.execPath, ...fromSource, ...args], options);
}
