import { text } from "node:stream/consumers";

/** What a command has of the process that it runs in. */
export interface CommandContext {
  /** By default the environment of the process. */
  env?: Record<string, string | undefined>;
  /** All of standard input. */
  readInput: () => Promise<string>;
  print: (text: string) => void;
  printError: (text: string) => void;
  /** Called once, with what is to be the exit code. */
  end: (code: 0 | 1) => void;
}

export const processContext: CommandContext = {
  readInput: () => text(process.stdin),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  // The process ends by itself, when all that it wrote has reached the reader of a pipe.
  end: (code) => (process.exitCode = code),
};
