/** How a program is run once its text is in `file`. */
export interface Language {
  /** Of the file. */
  extension: string;
  /** What has to be on PATH. */
  program: string;
  command: (file: string) => string[];
}

/** A sample that forgets where it should go must not reach the address that the client goes to by itself. */
const loopbackOnly = import.meta.resolve("../../../packages/contract-tests/test/support/loopback-only.ts");
const node = [
  process.execPath,
  "--disable-warning=ExperimentalWarning",
  "--conditions=@payment-sessions/source",
  `--import=${loopbackOnly}`,
];

/** Runs a shell's lines in this shell, and keeps what they have set in the environment of those that come after. */
const shell = 'set -eua; . "$1"; env -0 > "$1.env"';

/** By the first word of a fence. */
export const languages: Record<string, Language> = {
  sh: { extension: "sh", program: "sh", command: (file) => ["sh", "-c", shell, "sh", file] },
  ts: { extension: "ts", program: "node", command: (file) => [...node, file] },
  js: { extension: "mjs", program: "node", command: (file) => [...node, file] },
  python: { extension: "py", program: "python3", command: (file) => ["python3", "-W", "error", file] },
  ruby: { extension: "rb", program: "ruby", command: (file) => ["ruby", "-w", file] },
  php: { extension: "php", program: "php", command: (file) => ["php", file] },
  java: {
    extension: "java",
    program: "javac",
    command: (file) => ["javac", "-Xlint:all", "-Werror", "-d", `${file}.out`, file],
  },
};
