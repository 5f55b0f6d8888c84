import { GenerationError } from "../generate/generation-error.ts";
import type { BundledDocument } from "../generate/load-document.ts";
import type { ParsedPage } from "./parse-page.ts";
import { placeOf } from "./source.ts";

/** The guide that explains every error code, each in a section of its own. */
export const errorGuidePath = "guides/errors.md";

/**
 * Which codes of the document the guide has no heading "## `code`" for, and which headings are of no code: one line
 * each. Headings that are not written as code are the guide's own.
 */
export function findErrorGuideProblems(document: BundledDocument, guide: ParsedPage): string[] {
  const codes = errorCodes(document);
  const explained = guide.headings.filter(({ level, markup }) => level === 2 && /^`[^`]+`$/.test(markup));
  const place = placeOf(guide.source);
  const missing = codes.filter((code) => !explained.some(({ text }) => text === code));
  const surplus = explained.filter(({ text }) => !codes.includes(text));
  const repeated = explained.filter(({ text }, index) => explained.findIndex((each) => each.text === text) < index);
  return [
    ...missing.map((code) => `${place}:1: The error code "${code}" has no section "## \`${code}\`".`),
    ...surplus.map(({ text, line }) => `${place}:${line}: The document has no error code "${text}".`),
    ...repeated.map(({ text, line }) => `${place}:${line}: "${text}" has a section already.`),
  ];
}

export function errorCodes({ components }: BundledDocument): string[] {
  const schema = components?.["schemas"]?.["ErrorCode"] as { enum: string[] } | undefined;
  if (schema === undefined) throw new GenerationError("/components/schemas", "The document has no enum ErrorCode.");
  return schema.enum;
}
