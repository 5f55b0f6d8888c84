import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generatedFileFrom, type GeneratedFile } from "../generated-file.ts";

const source = "packages/hosted-page/src";

/**
 * The browser's part of the pages, bundled into the server, which therefore starts without a build. Each file is
 * served under a name with a digest of its contents, so that a browser never mixes two versions.
 */
export async function generateHostedPage(): Promise<GeneratedFile[]> {
  const script = await bundle("page.ts");
  const waiting = await bundle("waiting.ts");
  const style = await bundle("page.css");
  const body = `/** A file that a page loads. */
export interface PageAsset {
  path: string;
  contentType: string;
  body: string;
}

export const pageScript: PageAsset = ${asset("page", script, "js")};

export const waitingScript: PageAsset = ${asset("waiting", waiting, "js")};

export const pageStyle: PageAsset = ${asset("page", style, "css")};
`;
  return [generatedFileFrom(source, "packages/server/src/generated/hosted-page.ts", body)];
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL(`../../../${source}`, import.meta.url)),
    entryPoints: [name],
    bundle: true,
    format: "esm",
    // Every phone that still gets updates; the provider's own script asks for no less.
    target: ["es2022", "safari16"],
    minify: true,
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}

const contentTypes = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

function asset(name: string, body: string, extension: keyof typeof contentTypes): string {
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 12);
  return JSON.stringify(
    { path: `/assets/${name}.${digest}.${extension}`, contentType: contentTypes[extension], body },
    undefined,
    2,
  );
}
