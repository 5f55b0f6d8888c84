import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSite } from "./docs/build-site.ts";
import { DocsError } from "./docs/docs-error.ts";
import { writeSite } from "./docs/write-site.ts";
import { GenerationError } from "./generate/generation-error.ts";

/** `npm run docs`: the guides, the decisions and the reference as a site that works from any folder. */
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "packages/docs/dist");

try {
  const files = await buildSite(root);
  await writeSite(folder, files);
  const bytes = files.reduce((sum, { contents }) => sum + Buffer.byteLength(contents), 0);
  const size = `${files.length} files, ${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  console.log(`${join(relative("", folder), "index.html")}: ${size}. A running service has them at /docs/.`);
} catch (error) {
  if (!(error instanceof DocsError) && !(error instanceof GenerationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
