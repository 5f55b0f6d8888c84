import { readFile } from "node:fs/promises";
import type { SiteFile } from "./site-file.ts";

/** Whose code the site's scripts contain, and the files that say on which terms. */
const copied = {
  "@redocly/cli": ["LICENSE", "THIRD_PARTY_NOTICES"],
  minisearch: ["LICENSE.txt"],
};

const packages = new URL("../node_modules/", import.meta.url);

export async function licences(): Promise<SiteFile> {
  const texts = Object.entries(copied).flatMap(([name, files]) =>
    files.map(async (file) => `${name}: ${file}\n\n${await readFile(new URL(`${name}/${file}`, packages), "utf8")}`),
  );
  return { path: "licences.txt", contents: (await Promise.all(texts)).join(`\n${"=".repeat(80)}\n`) };
}
