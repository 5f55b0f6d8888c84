import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";
import { notFound } from "../http/error-rendering.ts";
import { refuseOtherMethods } from "../http/refuse-other-methods.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import type { DocsSite } from "./docs-site.ts";
import { ownDocument } from "./own-document.ts";
import { type ServedFile, servedFile } from "./served-file.ts";

/**
 * What there is to read about the API, for everybody: no key is asked for, and nothing is counted. These paths are no
 * operations of the document. `apiUrl` is asked for once the server listens.
 */
export function registerDocs(app: FastifyInstance, site: DocsSite, apiUrl: () => string): void {
  const get = (url: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown) => {
    app.get(url, async (request, reply) => handler(request, reply));
    refuseOtherMethods(app, url, ["GET"]);
  };
  for (const format of ["json", "yaml"] as const) {
    let file: ServedFile | undefined;
    get(`/openapi.${format}`, (request, reply) => {
      file ??= servedFile(`openapi.${format}`, Buffer.from(ownDocument(apiUrl())[format]));
      return send(request, reply, file);
    });
  }
  // Relative, for what stands before it where a proxy has other paths.
  get("/docs", (_request, reply) => reply.header("cache-control", "no-cache").redirect("docs/", 308));
  get("/docs/", (request, reply) => sendPage(request, reply, site, ""));
  get("/docs/*", (request, reply) => sendPage(request, reply, site, (request.params as { "*": string })["*"]));
}

async function sendPage(request: FastifyRequest, reply: FastifyReply, site: DocsSite, path: string) {
  const files = await site.findFiles();
  if (files === undefined) {
    throw new ApiError("resource_not_found", 'The documentation is not built here; "npm run docs" does it.');
  }
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const file = files.get(name);
  if (file === undefined) throw notFound();
  if (name.endsWith(".html")) reply.header("content-security-policy", contentSecurityPolicy(name));
  return send(request, reply, file);
}

/** A browser keeps a file, and asks whether it is still the same. */
function send(request: FastifyRequest, reply: FastifyReply, { contentType, etag, body }: ServedFile): FastifyReply {
  reply.headers({ "cache-control": "no-cache", etag, "referrer-policy": "no-referrer" });
  if (matches(request.headers["if-none-match"], etag)) return reply.code(304).send();
  return reply.type(contentType).send(body);
}

/** RFC 9110, section 13.1.2: compared weakly. */
const matches = (header: string | undefined, etag: string): boolean =>
  (header ?? "").split(",").some((each) => [etag, `W/${etag}`, "*"].includes(each.trim()));
