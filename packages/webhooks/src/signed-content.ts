/** A body exactly as it is sent: text, which is encoded as UTF-8, or bytes. */
export type RawBody = string | Uint8Array;

/**
 * The bytes that are signed: the id, the time of the attempt in seconds since the Unix epoch, and the raw body, with a
 * full stop between them.
 *
 * @throws TypeError when the body is neither text nor bytes.
 */
export function signedContent(id: string, timestamp: number | string, body: RawBody): Uint8Array {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const tail = bodyBytes(body);
  const content = new Uint8Array(head.length + tail.length);
  content.set(head);
  content.set(tail, head.length);
  return content;
}

/** A body that was parsed already is the commonest mistake, so it gets a sentence of its own. */
function bodyBytes(body: unknown): Uint8Array {
  if (typeof body === "string") {
    return new TextEncoder().encode(body);
  }
  // Other than `instanceof`, this also knows the bytes of another realm, such as that of a test runner.
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  throw new TypeError("The body must be the raw one, as text or bytes, and not what a parser made of it.");
}
