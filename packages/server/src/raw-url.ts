export const maxUrlLength = 2048;
export const urlTooLong = "must have at most 2048 characters.";

/** Control characters, every kind of white space, and the backslash that URL parsers read as a slash. */
const forbiddenCharacters = /[\p{Cc}\s\\]/u;

export const schemeAndAuthority = /^(https?):\/\/([^/?#]*)/i;

/** What is wrong with the text of a URL before any parser has repaired it: the part of a sentence after its subject. */
export function refuseRawUrl(text: string): string | undefined {
  if (text.length > maxUrlLength) return urlTooLong;
  if (forbiddenCharacters.test(text)) return "must contain no white space, control character or backslash.";
  if (text.includes("#")) return "must not have a fragment.";
  const authority = schemeAndAuthority.exec(text)?.[2];
  if (authority === undefined || authority === "") return "must begin with https:// and a host.";
  return authority.includes("@") ? "must not contain credentials." : undefined;
}
