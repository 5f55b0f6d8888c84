interface SecretPattern {
  /** One of these is in every match: to look for them costs next to nothing, and hardly any line has one. */
  hints: readonly string[];
  pattern: RegExp;
  replacement: string;
  /** Also matches words that are none, as in "Basic plan": to be taken out of a log, but no reason to refuse a text. */
  isVague?: boolean;
}

/**
 * Texts that give access to something. No pattern asks for a boundary before its prefix: in a URL within a URL a secret
 * follows an escape, as in `%2Ftest_…`, and after a line break in JSON a letter, as in `\ntest_…`. None takes in a quote,
 * a backslash or a brace, so that JSON stays JSON.
 */
const secrets: readonly SecretPattern[] = [
  { hints: ["t9k_"], pattern: /t9k_(test|live)_[0-9A-Za-z]+/g, replacement: "t9k_$1_[redacted]" },
  { hints: ["test_", "live_"], pattern: /(test|live)_[A-Za-z0-9_-]{43,}/g, replacement: "$1_[redacted]" },
  {
    hints: ["pk_", "sk_", "tok_"],
    pattern: /([ps]k|tok)_(?:sbox_)?[0-9A-Za-z]{20,}/g,
    replacement: "$1_[redacted]",
  },
  { hints: ["whsec_"], pattern: /whsec_[A-Za-z0-9+/=_%-]+/g, replacement: "whsec_[redacted]" },
  {
    // 32 bytes in base64, as an encryption key is configured.
    hints: ["=", "%"],
    pattern: /(?:[A-Za-z0-9+/]|%(?:25)*2[BF]){43}(?:=|%(?:25)*3D)/g,
    replacement: "[redacted]",
  },
  {
    hints: ["asic", "ASIC", "earer", "EARER"],
    pattern: /\b(Basic|Bearer)(?:\s|%20)+[A-Za-z0-9+/=_.~%-]+/gi,
    replacement: "$1 [redacted]",
    isVague: true,
  },
  {
    // The password in a URL, up to the last at sign: one that should have been written as %40 may be part of it.
    hints: ["@"],
    pattern: /(:\/\/[^\s:/@"'\\]*):[^\s"'\\/]*@/g,
    replacement: "$1:[redacted]@",
  },
];

/** Also of a whole line of JSON, which stays one. */
export function redactSecrets(text: string): string {
  let redacted = text;
  for (const { hints, pattern, replacement } of secrets) {
    if (hints.some((hint) => redacted.includes(hint))) redacted = redacted.replace(pattern, replacement);
  }
  return redacted;
}

/** For texts that are to be kept in the clear. */
export function containsSecret(text: string): boolean {
  return secrets.some(({ pattern, isVague = false }) => !isVague && text.search(pattern) !== -1);
}
