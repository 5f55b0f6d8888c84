import { execFile } from "node:child_process";

/** The result of a command, whatever its exit code. */
export interface CommandResult {
  code: number;
  output: string;
}

/** Runs a module, which may import the packages' sources. */
export function runNode(args: string[], options: { cwd?: string } = {}): Promise<CommandResult> {
  const fromSource = ["--disable-warning=ExperimentalWarning", "--conditions=@payment-sessions/source"];
  return new Promise((resolve) => {
    execFile(process.execPath, [...fromSource, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}
