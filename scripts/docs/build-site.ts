import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BundledDocument, loadDocument } from "../generate/load-document.ts";
import { toJson, toYaml } from "../generate/server-document.ts";
import { bundleAssets } from "./bundle-assets.ts";
import { DocsError } from "./docs-error.ts";
import { errorGuidePath, findErrorGuideProblems } from "./find-error-guide-problems.ts";
import { licences } from "./licences.ts";
import { llmsTxt } from "./llms-txt.ts";
import { readNavigation } from "./navigation.ts";
import { type ParsedPage, parsePage } from "./parse-page.ts";
import { buildRedoc } from "./reference/build-redoc.ts";
import { takeRedocApart } from "./reference/redoc-parts.ts";
import { referenceDocument } from "./reference/reference-document.ts";
import { type ReferenceEntry, referenceEntries } from "./reference/reference-entries.ts";
import {
  renderDecisionList,
  renderNotFound,
  renderParsedPage,
  renderReference,
  renderSearchPage,
} from "./render-pages.ts";
import { resolveLinks } from "./resolve-links.ts";
import { searchIndex } from "./search-index.ts";
import type { SiteFile } from "./site-file.ts";
import { homePath, readSources, type Source } from "./source.ts";

/** Makes the whole site of the repository at `root`. @throws DocsError, GenerationError */
export const buildSite = async (root: string): Promise<SiteFile[]> =>
  buildSiteOf(await loadDocument(join(root, "spec/openapi.yaml")), root);

/** The same of a document that is loaded. The pages are rendered while another process builds the reference. */
export async function buildSiteOf(document: BundledDocument, root: string): Promise<SiteFile[]> {
  const parts = await Promise.all([buildReference(document), renderPages(document, root), bundleAssets(root)]);
  return [...parts.flat(), await licences()];
}

async function renderPages(document: BundledDocument, root: string): Promise<SiteFile[]> {
  const sources = await readSources(root);
  return renderSite({ document, sources, root, repositoryUrl: await readRepositoryUrl(root) });
}

const buildReference = async (document: BundledDocument): Promise<SiteFile[]> =>
  renderReference(await takeRedocApart(await buildRedoc(referenceDocument(document))));

export interface SiteSources {
  document: BundledDocument;
  sources: readonly Source[];
  root: string;
  repositoryUrl: string;
}

/** Everything but the reference and the assets. @throws DocsError */
export function renderSite({ document, sources, root, repositoryUrl }: SiteSources): SiteFile[] {
  const pages = sources.map(parsePage);
  const [home, others] = [getHome(pages), pages.filter(({ source }) => source.path !== homePath)];
  const within = (folder: string) => others.filter(({ path }) => path.startsWith(folder));
  const decisions = within("decisions/");
  const navigation = readNavigation(home, within("guides/"), within("packages/"));
  const reference = referenceEntries(document);
  const targets = { pages: bySource(pages), operations: byOperation(reference), root, repositoryUrl };
  const errorGuide = targets.pages.get(errorGuidePath);
  assertNone([
    ...pages.flatMap((page) => resolveLinks(page, targets)),
    ...(errorGuide ? findErrorGuideProblems(document, errorGuide) : []),
  ]);
  return [
    ...pages.flatMap((page) => renderParsedPage(page, navigation)),
    renderDecisionList(decisions, navigation),
    renderSearchPage(navigation),
    renderNotFound(navigation),
    { path: "assets/search-index.js", contents: searchIndex(pages, reference) },
    { path: "llms.txt", contents: llmsTxt(home, navigation, decisions) },
    { path: "openapi.json", contents: toJson(document) },
    { path: "openapi.yaml", contents: toYaml(document) },
  ];
}

function getHome(pages: readonly ParsedPage[]): ParsedPage {
  const home = pages.find(({ source }) => source.path === homePath);
  if (home === undefined) throw new DocsError([`${homePath}:1: The site has no home page.`]);
  return home;
}

const bySource = (pages: readonly ParsedPage[]) => new Map(pages.map((page) => [page.source.path, page]));

const byOperation = (reference: readonly ReferenceEntry[]) =>
  new Map(
    reference.flatMap(({ operationId, path }) => (operationId === undefined ? [] : [[operationId, path] as const])),
  );

function assertNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new DocsError(problems);
}

/** The manifests say where the repository is. */
async function readRepositoryUrl(root: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, "packages/server/package.json"), "utf8")) as Manifest;
  return manifest.repository.url.replace(/^git\+|\.git$/g, "");
}

interface Manifest {
  repository: { url: string };
}
