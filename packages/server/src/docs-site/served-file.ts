import { createHash } from "node:crypto";
import { extname } from "node:path";

/** A file that is sent as it is, to whoever asks. */
export interface ServedFile {
  contentType: string;
  /** Strong (RFC 9110, section 8.8.3): it follows from the bytes. */
  etag: string;
  body: Buffer;
}

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".yaml": "application/yaml",
};

/** The name decides of which type it is. */
export function servedFile(name: string, body: Buffer): ServedFile {
  const digest = createHash("sha256").update(body).digest("base64url");
  return { contentType: contentTypes[extname(name)] ?? "application/octet-stream", etag: `"${digest}"`, body };
}
