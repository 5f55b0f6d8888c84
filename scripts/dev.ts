import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDocsPreview } from "./dev/docs-preview.ts";
import { watchFolders } from "./dev/watch-folders.ts";
import { buildSiteOf } from "./docs/build-site.ts";
import { DocsError } from "./docs/docs-error.ts";
import { generateFiles } from "./generate/generate-files.ts";
import { writeGeneratedTree } from "./generate/generated-tree.ts";
import { GenerationError } from "./generate/generation-error.ts";
import { type BundledDocument, loadDocument } from "./generate/load-document.ts";

/**
 * `npm run dev`: the service, restarted when a source file changes, and the documentation, which reloads itself. An edit
 * below `spec/` regenerates, and what that changes restarts the service in turn. A spec that does not generate, or a page
 * with a dead link, is reported and leaves both as they were, as whatever else goes wrong.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const fromSource = ["--disable-warning=ExperimentalWarning", "--conditions=@payment-sessions/source"];

await reporting(async () => generate(await loadSpec()));
const server = spawn(process.execPath, [...fromSource, "--watch", "--watch-preserve-output", "scripts/start.ts"], {
  cwd: root,
  stdio: "inherit",
  // What did not change is not compiled again at every restart.
  env: { ...process.env, NODE_COMPILE_CACHE: join(root, "node_modules/.cache/payment-sessions/compiled") },
});
const preview = await startDocsPreview();
console.log(`The documentation is at ${preview.url}, and follows what is edited.`);
const watchers = [
  watchFolders([join(root, "spec")], () => reporting(followSpec)),
  watchFolders([join(root, "packages/docs")], () => reporting(showDocs)),
];

/** In this process, which has everything loaded: starting another one would take longer than the work. */
async function followSpec(): Promise<void> {
  const document = await loadSpec();
  await Promise.all([reporting(() => showDocs(document)), reporting(() => generate(document))]);
}

async function generate(document: BundledDocument): Promise<void> {
  const files = await generateFiles(document);
  const changed = await writeGeneratedTree(root, files);
  console.log(`${files.length} files generated, ${changed.length} changed.`);
}

async function showDocs(document?: BundledDocument): Promise<void> {
  preview.show(await buildSiteOf(document ?? (await loadSpec()), root));
}

function loadSpec(): Promise<BundledDocument> {
  return loadDocument(join(root, "spec/openapi.yaml"));
}

async function reporting(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isExpected = error instanceof GenerationError || error instanceof DocsError;
    console.error(isExpected ? error.message : error);
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
void reporting(showDocs);
const [code] = await once(server, "exit");
stop();
process.exit(typeof code === "number" ? code : 0);
