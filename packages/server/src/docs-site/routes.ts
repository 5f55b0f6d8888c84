import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";
import { notFound } from "../http/error-rendering.ts";
import { refuseOtherMethods } from "../http/refuse-other-methods.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import type { DocsSite } from "./docs-site.ts";
import { findOtherName } from "./find-other-name.ts";
import { ownDocument } from "./own-document.ts";
import { type ServedFile, servedFile } from "./served-file.ts";

/**
 * What there is to read about the API, for everybody: no key is asked for, and nothing is counted. These paths are no
 * operations of the document. `apiUrl` is asked for once the server listens.
 */
export function registerDocs(app: FastifyInstance, site: DocsSite, apiUrl?: () => string): void {
  const get = (url: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown) => {
    app.get(url, async (request, reply) => handler(request, reply));
    refuseOtherMethods(app, url, ["GET"]);
  };
  for (const format of ["json", "yaml"] as const) {
    let file: ServedFile | undefined;
    get(`/openapi.${format}`, (request, reply) => {
      file ??= servedFile(`openapi.${format}`, Buffer.from(ownDocument(apiUrl?.())[format]));
      return send(request, reply, file);
    });
  }
  get("/docs", (_request, reply) => redirect(reply, "docs/"));
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
  if (file !== undefined) {
    if (name.endsWith(".html")) reply.header("content-security-policy", contentSecurityPolicy(name));
    return send(request, reply, file);
  }
  const other = findOtherName(files, path);
  if (other !== undefined) return redirect(reply, other + new URL(request.url, "http://docs").search);
  return sendNotFound(request, reply, files.get(notFoundPage));
}

/** Relative, for what stands before it where a proxy has other paths. */
const redirect = (reply: FastifyReply, location: string): FastifyReply =>
  reply.header("cache-control", "no-cache").redirect(location, 308);

const notFoundPage = "404.html";

/** For a person a page of the site, whose links lead from however deep a path it stands in for. */
function sendNotFound(request: FastifyRequest, reply: FastifyReply, page: ServedFile | undefined): FastifyReply {
  if (page === undefined || !request.headers.accept?.includes("text/html")) throw notFound();
  const [path = ""] = request.url.split("?");
  const up = "../".repeat(path.split("/").length - "/docs/".split("/").length);
  const body = page.body.toString().replaceAll(/ (?:href|src|action)="(?!#|https?:)/g, `$&${up}`);
  reply.headers({
    "content-security-policy": contentSecurityPolicy(notFoundPage),
    "referrer-policy": "no-referrer",
    vary: "Accept",
  });
  return reply.code(404).type(page.contentType).send(body);
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
