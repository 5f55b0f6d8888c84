import type { PublishedPackage } from "./published-package.ts";

/** Where the sources are; the registry refuses the provenance of a package that names another place. */
const sources = "https://github.com/payment-sessions/payment-sessions";
/** As in the LICENSE. */
const author = "The payment-sessions authors";

/** What a registry shows of it: people find it by the keywords, and from there its sources and where to report a bug. */
export function checkListing({ manifest, folder }: PublishedPackage): string[] {
  const { repository, description = "", keywords = [] } = manifest;
  const expected: [name: string, is: string | undefined, wanted: string][] = [
    ["repository.type", repository?.type, "git"],
    ["repository.url", repository?.url, `git+${sources}.git`],
    ["repository.directory", repository?.directory, folder],
    ["homepage", manifest.homepage, `${sources}/tree/main/${folder}#readme`],
    ["bugs.url", manifest.bugs?.url, `${sources}/issues`],
    ["author", manifest.author, author],
  ];
  const wrong = expected.filter(([, is, wanted]) => is !== wanted);
  return [
    ...(description === "" ? ["The manifest has no description."] : []),
    ...(keywords.includes("payment-sessions") ? [] : ['The manifest\'s keywords lack "payment-sessions".']),
    ...wrong.map(([name, is, wanted]) => `The manifest's ${name} is ${is ?? "missing"}, not ${wanted}.`),
  ];
}
