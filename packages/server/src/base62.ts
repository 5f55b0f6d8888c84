/** In byte order, so that texts of one length sort as the numbers they stand for. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const base = BigInt(alphabet.length);

export function encodeBase62(value: bigint, length: number): string {
  let text = "";
  let rest = value;
  for (let position = 0; position < length; position++) {
    text = alphabet.charAt(Number(rest % base)) + text;
    rest /= base;
  }
  if (rest > 0n || value < 0n) throw new RangeError(`The value does not fit ${length} base62 characters.`);
  return text;
}

/** Undefined when a character is not one of the 62. */
export function decodeBase62(text: string): bigint | undefined {
  let value = 0n;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return undefined;
    value = value * base + BigInt(digit);
  }
  return value;
}
