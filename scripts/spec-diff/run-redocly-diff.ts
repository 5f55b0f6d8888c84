import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { BundledDocument } from "../generate/load-document.ts";
import type { Impact } from "./impact.ts";

/** One change as `redocly diff` tells of it. */
export interface RedoclyChange {
  /** A JSON Pointer from the document's root, written as a fragment, along the way that clients take: references are followed. */
  path: string;
  /** The kind of object of OpenAPI that was changed. */
  typeName: string;
  kind: "added" | "removed" | "modified";
  impact: Exclude<Impact, "none">;
  verdicts: { ruleId: string; impact: Exclude<Impact, "none">; message: string }[];
  /** The name of what was modified in it. */
  property?: string;
  /** Where it is in each document, as a fragment. */
  base?: { pointer: string };
  revision?: { pointer: string };
}

/** Every rule there is, each of which stands for a broken client. */
const config = "extends:\n  - diff-recommended\n";
const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin", "cli.js");

/** Both documents have to be bundled. Nothing leaves the machine. @throws when the command itself fails. */
export async function runRedoclyDiff(base: BundledDocument, revision: BundledDocument): Promise<RedoclyChange[]> {
  const folder = await mkdtemp(join(tmpdir(), "payment-sessions-diff-"));
  try {
    await writeFile(join(folder, "redocly.yaml"), config);
    await writeFile(join(folder, "base.json"), JSON.stringify(base));
    await writeFile(join(folder, "revision.json"), JSON.stringify(revision));
    const args = ["diff", "base.json", "revision.json", "--config=redocly.yaml", "--fail-on=none"];
    await promisify(execFile)(process.execPath, [cli, ...args, "--format=json", "--output=report.json"], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        HOME: folder,
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      },
    });
    const report = JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as { changes: RedoclyChange[] };
    return report.changes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
