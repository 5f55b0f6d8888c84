import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";

/** A Markdown file: its path is relative to `packages/docs`, which it may lead out of, and uses `/`. */
export interface Source {
  path: string;
  text: string;
}

/** Where the sources are, from the root of the repository. */
export const docsFolder = "packages/docs";

/** What a message names: the path from the root of the repository. */
export const placeOf = ({ path }: Source): string => posix.join(docsFolder, path);

/** The home page, whose links are the order of the guides and of the packages. */
export const homePath = "README.md";

/** Every page that people wrote, in the order of their paths. */
export async function readSources(root: string): Promise<Source[]> {
  const folder = join(root, docsFolder);
  const lists = await Promise.all(["guides", "decisions"].map((name) => listMarkdown(folder, name)));
  const paths = [homePath, ...lists.flat(), ...linkedReadmes(await readFile(join(folder, homePath), "utf8"))];
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), "utf8") })));
}

/** Of the packages that the home page names. */
const linkedReadmes = (home: string): string[] =>
  [...home.matchAll(/(?<=\]\()\.\.\/[\w-]+\/README\.md(?=\))/g)].map(([path]) => path);

async function listMarkdown(folder: string, name: string): Promise<string[]> {
  const names = await readdir(join(folder, name));
  return names
    .filter((each) => each.endsWith(".md"))
    .toSorted()
    .map((each) => `${name}/${each}`);
}
