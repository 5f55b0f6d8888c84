/** A text, or bytes such as those of a key. */
export type Secret = string | Buffer;

/**
 * How a secret looks in a log, a row, a URL, a header or a file: as it is, in hexadecimal, in both alphabets of base64
 * (also where it is a part of what is encoded), and escaped for a URL, a form, or JSON.
 */
export function spellings(secret: Secret): Buffer[] {
  const bytes = Buffer.from(secret);
  const encoded = ["hex", "base64", "base64url"] as const;
  const texts = [
    ...encoded.flatMap((encoding) => within(bytes, encoding)),
    bytes.toString("hex").toUpperCase(),
    ...(typeof secret === "string" ? escaped(secret) : []),
  ];
  return [bytes, ...[...new Set(texts)].map((text) => Buffer.from(text))];
}

/** What of it stays the same whatever is encoded before and after it in one go. */
function within(bytes: Buffer, encoding: "hex" | "base64" | "base64url"): string[] {
  if (encoding === "hex") return [bytes.toString("hex")];
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding);
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}

function escaped(text: string): string[] {
  const url = encodeURIComponent(text);
  const form = new URLSearchParams({ "": text }).toString().slice(1);
  return [
    url,
    encodeURIComponent(url),
    form,
    JSON.stringify(text).slice(1, -1),
    JSON.stringify(JSON.stringify(text)).slice(3, -3),
  ];
}
