export interface ExcerptPart {
  text: string;
  isMatch: boolean;
}

const longest = 200;
/** How much of it comes before the first match. */
const lead = 60;

/** The part of a text around the first of the terms, cut where the terms begin and end. */
export function excerpt(text: string, terms: readonly string[]): ExcerptPart[] {
  const pattern = wordsBeginningWith(terms);
  const first = Math.max(text.search(pattern), 0);
  const start = first <= lead ? 0 : text.lastIndexOf(" ", first - lead) + 1;
  const end = start + longest >= text.length ? text.length : text.lastIndexOf(" ", start + longest);
  const cut = text.slice(start, Math.max(end, first));
  const parts = splitAtMatches(cut, pattern);
  if (start > 0) parts.unshift({ text: "… ", isMatch: false });
  if (end < text.length) parts.push({ text: " …", isMatch: false });
  return parts;
}

function wordsBeginningWith(terms: readonly string[]): RegExp {
  const escaped = terms.map((term) => term.replaceAll(/[^\p{L}\p{N}_]/gu, String.raw`\$&`));
  return terms.length === 0 ? /(?!)/g : new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${escaped.join("|")})`, "giu");
}

function splitAtMatches(text: string, pattern: RegExp): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let from = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    parts.push({ text: text.slice(from, index), isMatch: false }, { text: match, isMatch: true });
    from = index + match.length;
  }
  return [...parts, { text: text.slice(from), isMatch: false }].filter(({ text }) => text !== "");
}
