import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface UnpackedChromium {
  path: string;
  libraries: string;
  fonts: string;
}

/** Unpacks the browser of `@sparticuz/chromium` once, in a folder of its version; any number of tests may ask at once. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const manifest = new URL("../package.json", import.meta.resolve("@sparticuz/chromium"));
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const folder = join(tmpdir(), `payment-sessions-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return { path: join(folder, "chromium"), libraries: join(folder, "al2023", "lib"), fonts: join(folder, "fonts") };
}

/** The package unpacks into the temporary folder as it goes; a rename makes the whole appear at once. */
async function unpackInto(folder: string): Promise<void> {
  const unfinished = await mkdtemp(`${folder}-`);
  // Its libraries are unpacked only where it takes the machine for the one that they are from.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const code = 'await (await import("@sparticuz/chromium")).default.executablePath()';
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], { cwd, env });
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    // Another test was faster.
    if (!existsSync(folder)) throw error;
  });
}
