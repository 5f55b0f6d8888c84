import { slug } from "github-slugger";
import type { BundledDocument } from "../../generate/load-document.ts";
import { isRecord } from "../../generate/json-pointer.ts";
import { markdown } from "../markdown.ts";
import { pageSections } from "../page-sections.ts";
import { propertyNames } from "./property-names.ts";

/** A part of the reference: an operation, a webhook, or a section of the introduction. */
export interface ReferenceEntry {
  /** Of operations and webhooks. */
  operationId?: string;
  title: string;
  /** From the site's folder; the fragment is Redoc's. */
  path: string;
  /** Plain, on one line. */
  text: string;
  /** Of the properties and parameters of operations and webhooks. */
  names?: string;
}

const referencePath = "reference.html";

export function referenceEntries(document: BundledDocument): ReferenceEntry[] {
  return [...introduction(document), ...operations(document, "paths"), ...operations(document, "webhooks")];
}

function introduction({ info }: BundledDocument): ReferenceEntry[] {
  const [beginning, ...sections] = sectionsOf(String(info.description));
  const entry = { title: info.title, path: referencePath, text: beginning?.text ?? "" };
  return [entry, ...sections.map(({ heading, text }) => sectionEntry(heading?.text ?? "", text))];
}

const sectionEntry = (title: string, text: string): ReferenceEntry => ({
  title,
  path: `${referencePath}#/section/${slug(title)}`,
  text,
});

function sectionsOf(description: string) {
  const tokens = markdown.parse(description, {});
  for (const token of tokens) if (token.type === "heading_open") token.attrSet("id", "");
  return pageSections({ tokens });
}

function operations(document: BundledDocument, kind: "paths" | "webhooks"): ReferenceEntry[] {
  return Object.entries(document[kind] ?? {}).flatMap(([path, item]) =>
    Object.entries(isRecord(item) ? item : {}).flatMap(([method, operation]) => {
      if (!isRecord(operation) || typeof operation["operationId"] !== "string") return [];
      const { operationId, summary, description, tags } = operation;
      const [tag] = tags as string[];
      const what = kind === "paths" ? `${method.toUpperCase()} ${path}` : path;
      const text = sectionsOf(String(description))
        .map((section) => section.text)
        .join(" ");
      return {
        operationId,
        title: String(summary),
        path: `${referencePath}#/${slug(tag ?? "")}/${operationId.toLowerCase()}`,
        text: `${what} ${operationId}: ${text}`,
        names: namesOf(document, item, operation).join(", "),
      };
    }),
  );
}

/** Errors have the same properties everywhere. */
function namesOf(
  document: BundledDocument,
  item: unknown,
  { parameters, requestBody, responses }: Record<string, unknown>,
): string[] {
  const successes = Object.entries(isRecord(responses) ? responses : {}).filter(([status]) => status.startsWith("2"));
  const shared = isRecord(item) ? item["parameters"] : undefined;
  return propertyNames(document, [shared, parameters, requestBody, successes]);
}
