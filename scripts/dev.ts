import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDocsPreview } from "./dev/docs-preview.ts";
import { watchFolders } from "./dev/watch-folders.ts";
import { buildSite } from "./docs/build-site.ts";
import { DocsError } from "./docs/docs-error.ts";
import { generateFiles } from "./generate/generate-files.ts";
import { writeGeneratedTree } from "./generate/generated-tree.ts";
import { GenerationError } from "./generate/generation-error.ts";
import { loadDocument } from "./generate/load-document.ts";

/**
 * `npm run dev`: the service, restarted when a source file changes, and the documentation, which reloads itself. An edit
 * below `spec/` regenerates, and what that changes restarts the service in turn. A spec that does not generate, or a page
 * with a dead link, is reported and leaves both as they were.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const fromSource = ["--disable-warning=ExperimentalWarning", "--conditions=@payment-sessions/source"];

await generate();
const server = spawn(
  process.execPath,
  [...fromSource, "--watch", "--watch-preserve-output", "scripts/start.ts"],
  { cwd: root, stdio: "inherit" },
);
const preview = await startDocsPreview();
console.log(`The documentation is at ${preview.url}, and follows what is edited.`);
const watchers = [
  watchFolders([join(root, "spec")], async () => void (await Promise.all([showDocs(), generate()]))),
  watchFolders([join(root, "packages/docs")], showDocs),
];

/** In this process, which has everything loaded: starting another one would take longer than the work. */
async function generate(): Promise<void> {
  await reporting(async () => {
    const files = await generateFiles(await loadDocument(join(root, "spec/openapi.yaml")));
    const changed = await writeGeneratedTree(root, files);
    console.log(`${files.length} files generated, ${changed.length} changed.`);
  });
}

async function showDocs(): Promise<void> {
  await reporting(async () => preview.show(await buildSite(root)));
}

async function reporting(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof GenerationError) && !(error instanceof DocsError)) throw error;
    console.error(error.message);
  }
}

function stop(): void {
  for (const watcher of watchers) watcher.close();
  preview.close();
  server.kill("SIGTERM");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
// The channel to the bootstrap closes when that is killed.
process.on("disconnect", stop);
void showDocs();
const [code] = await once(server, "exit");
stop();
process.exit(typeof code === "number" ? code : 0);
