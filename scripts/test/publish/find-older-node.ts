import { execFileSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

interface OlderNode {
  path: string;
  version: string;
}

/** The machine's own Node, which stands behind the repository's on PATH, when it is older and yet supported. */
export function findOlderNode(root: string): OlderNode | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = folders.map((folder) => join(folder, "node")).filter((path) => existsSync(path));
  const own = candidates.find((path) => !realpathSync(path).startsWith(root));
  if (own === undefined) return undefined;
  const version = execFileSync(own, ["--version"], { encoding: "utf8" }).trim();
  const major = Number.parseInt(version.slice(1), 10);
  return major >= 20 && major < 24 ? { path: own, version } : undefined;
}
