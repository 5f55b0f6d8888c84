import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { BundledDocument } from "../../generate/load-document.ts";

const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
const run = promisify(execFile);

/** Neither the command nor the page it makes tells anybody of its use. */
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** In pixels, of the bar that stays above the page: see reference.css. */
const barHeight = 56;

/** The document as Redoc prints it: one page of HTML with its style and its script. */
export async function buildRedoc(document: BundledDocument): Promise<string> {
  // Elsewhere, so that no configuration file is found; and begun at once, so that the caller goes on beside it.
  const cwd = mkdtempSync(join(tmpdir(), "payment-sessions-redoc-"));
  try {
    writeFileSync(join(cwd, "openapi.json"), JSON.stringify(document));
    const options = ["--inlineBundle", "--output", "redoc.html", `--openapi.scrollYOffset=${barHeight}`];
    const args = [join(dirname(manifest), "bin/cli.js"), "build-docs", "openapi.json", ...options];
    await run(process.execPath, args, { cwd, env: { ...process.env, ...quiet } });
    return await readFile(join(cwd, "redoc.html"), "utf8");
  } finally {
    await rm(cwd, { recursive: true });
  }
}
