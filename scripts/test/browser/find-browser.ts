import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { unpackChromium } from "./unpack-chromium.ts";

export interface Browser {
  path: string;
  /** What it needs to find its libraries and fonts. */
  env: Record<string, string>;
}

const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A browser for the tests: one of the machine, else the one that an npm package ships, else Debian's.
 * @throws Error with one sentence that says what to install.
 */
export async function findBrowser(sources: readonly Source[] = allSources): Promise<Browser> {
  const failures: unknown[] = [];
  for (const source of sources) {
    try {
      const browser = await source();
      if (browser !== undefined) return browser;
    } catch (error) {
      failures.push(error);
    }
  }
  const sentence = "The browser tests need Chrome or Chromium: install one, such as Debian's package chromium.";
  throw new Error(sentence, failures.length > 0 ? { cause: new AggregateError(failures) } : {});
}

type Source = () => Browser | undefined | Promise<Browser | undefined>;

const allSources: readonly Source[] = [findInstalled, findShipped, installFromDebian];

function findInstalled(): Browser | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const paths = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications];
  return paths
    .filter((path) => existsSync(path))
    .map((path) => ({ path, env: {} }))
    .find(starts);
}

/** The package's libraries are those that a machine may lack, libnss3 above all. */
async function findShipped(): Promise<Browser | undefined> {
  if (process.platform !== "linux") return undefined;
  const { path, libraries, fonts } = await unpackChromium();
  const plain = { path, env: {} };
  return [plain, { path, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts } }].find(starts);
}

/** Takes root. */
export function installFromDebian(): Browser | undefined {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    if (spawnSync("apt-get", [...wait, ...args], { env, stdio: "ignore" }).status !== 0) return undefined;
  }
  return findInstalled();
}

function starts({ path, env }: Browser): boolean {
  try {
    const version = execFileSync(path, ["--version"], {
      env: { ...process.env, ...env },
      timeout: 30_000,
      stdio: "pipe",
    });
    return /chrom/i.test(version.toString());
  } catch {
    return false;
  }
}
