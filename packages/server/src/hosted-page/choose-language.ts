export const languages = ["en", "es"] as const;

export type Language = (typeof languages)[number];

/** The best of our languages for an Accept-Language header (RFC 9110, section 12.5.4); English if it has none. */
export function chooseLanguage(header: string | undefined): Language {
  let best: Language = "en";
  let bestQuality = 0;
  for (const range of (header ?? "").split(",").slice(0, maxRanges)) {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const language = languages.find((name) => tag === name || tag.startsWith(`${name}-`));
    const quality = readQuality(parameters);
    if (language !== undefined && quality > bestQuality) [best, bestQuality] = [language, quality];
  }
  return best;
}

/** Nobody reads more languages, and the header may be long. */
const maxRanges = 50;

function readQuality(parameters: string[]): number {
  const text = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  if (text === undefined) return 1;
  const quality = Number(text);
  return quality >= 0 && quality <= 1 ? quality : 0;
}
