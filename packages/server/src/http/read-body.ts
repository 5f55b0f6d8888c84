import type { IncomingMessage } from "node:http";
import { invalidInput } from "../errors.ts";

export const maxBodyBytes = 64 * 1024;

/**
 * The bytes of the body, however it is framed; undefined when they are too many. What exceeds the limit is read and
 * dropped, because a client that is still sending would not see an answer that ends the connection.
 */
export async function readBody(request: IncomingMessage, maxBytes = maxBodyBytes): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let length = 0;
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
    else resolve(undefined);
  });
  request.on("end", () => resolve(Buffer.concat(chunks)));
  request.on("error", () => reject(incompleteBody()));
  request.on("close", () => reject(incompleteBody()));
  return promise;
}

/** Nobody hears this: the connection is gone. */
const incompleteBody = () => invalidInput([{ path: "", message: "The request body must be sent completely." }]);
