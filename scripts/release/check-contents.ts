import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listBundled } from "../sbom/create-sboms.ts";
import type { PublishedPackage } from "./published-package.ts";

const root = join(import.meta.dirname, "../..");
const belongs = [
  /^(package\.json|README\.md|LICENSE)$/,
  /^dist\/(?!.*(\.test|\.test-d|\.spec|\.bench)\.)[\w./-]+\.(js|d\.ts|LICENSE)$/,
  /^migrations\/\d{6}_\w+\.sql$/,
  /^dist\/docs\/((guides|decisions|packages)\/)?[\w-]+\.(html|md|txt|json|yaml)$/,
  /^dist\/docs\/assets\/[\w-]+\.(css|js|svg)$/,
];
/** Of what is in the documentation's scripts. */
const docsLicences = "dist/docs/licences.txt";

/** Nothing is in it by accident: no sources, tests or maps, no path of the machine that it was built on. */
export async function checkContents({ files, contents, folder }: PublishedPackage): Promise<string[]> {
  const paths = files.map(({ path }) => path);
  const foreign = paths.filter((path) => !belongs.some((pattern) => pattern.test(path)));
  const read = async (path: string) => [path, await readFile(join(contents, path), "utf8")] as const;
  const texts = await Promise.all(paths.map(read));
  const revealing = texts.filter(([, text]) => text.includes(root));
  const mapped = texts.filter(([path, text]) => path.endsWith(".js") && /^\/\/# sourceMappingURL=/m.test(text));
  const bundled = await listBundled(folder);
  const licences = texts.find(([path]) => path === docsLicences)?.[1] ?? "";
  const isLicensed = (name: string) => paths.includes(`dist/${name}.LICENSE`) || licences.includes(`${name}: LICENSE`);
  const unlicensed = bundled.filter((name) => !isLicensed(name));
  return [
    ...foreign.map((path) => `${path} does not belong in it.`),
    ...revealing.map(([path]) => `${path} has a path of this machine in it.`),
    ...mapped.map(([path]) => `${path} names a source map, and none is published.`),
    ...unlicensed.map((name) => `The licence of ${name}, which is built into it, is missing.`),
  ];
}
