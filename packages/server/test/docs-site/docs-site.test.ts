import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { errorBody } from "../harness/error-body.ts";
import { sendBytes } from "../harness/send-bytes.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";
import { documentJson, documentYaml } from "../../src/generated/document.ts";

let parent: string;
let server: TestServer;

const files = {
  "index.html": "<!doctype html><title>Home</title>",
  "guides/security.html": "<!doctype html><title>Security</title>",
  "guides/security.md": "# Security\n",
  "decisions/index.html": "<!doctype html><title>Decisions</title>",
  "404.html": '<!doctype html><title>Not found</title><a href="index.html">Home</a><a href="#content">Skip</a>',
  "reference.html": "<!doctype html><title>Reference</title>",
  "assets/site.css": "body {}",
  "assets/search.js": "search()",
  "assets/icon.svg": "<svg/>",
  "llms.txt": "# Docs\n",
  "openapi.yaml": "openapi: 3.1.0\n",
};

async function writeSite(contents: Record<string, string>): Promise<void> {
  const folder = join(parent, "new");
  for (const [path, text] of Object.entries(contents)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await rm(join(parent, "site"), { recursive: true, force: true });
  await rename(folder, join(parent, "site"));
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "payment-sessions-docs-"));
  await writeFile(join(parent, "secret.txt"), "not of the site");
  server = await startTestServer({ docsFolder: join(parent, "site") });
});

beforeEach(() => writeSite(files));

afterAll(async () => {
  await server.close();
  await rm(parent, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(server.url + path, { redirect: "manual", ...init });

describe("the documentation at /docs/", () => {
  it.each([
    ["/docs/", "index.html", "text/html; charset=utf-8"],
    ["/docs/index.html", "index.html", "text/html; charset=utf-8"],
    ["/docs/guides/security.html", "guides/security.html", "text/html; charset=utf-8"],
    ["/docs/guides/security.md", "guides/security.md", "text/markdown; charset=utf-8"],
    ["/docs/decisions/", "decisions/index.html", "text/html; charset=utf-8"],
    ["/docs/search.html?q=a", undefined, undefined],
    ["/docs/assets/site.css", "assets/site.css", "text/css; charset=utf-8"],
    ["/docs/assets/search.js?v=1", "assets/search.js", "text/javascript; charset=utf-8"],
    ["/docs/assets/icon.svg", "assets/icon.svg", "image/svg+xml"],
    ["/docs/llms.txt", "llms.txt", "text/plain; charset=utf-8"],
    ["/docs/openapi.yaml", "openapi.yaml", "application/yaml"],
  ])("has %s for everybody", async (path, name, contentType) => {
    const answer = await get(path);
    if (name === undefined) {
      expect(answer.status).toBe(404);
      return;
    }
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, contentType]);
    expect(await answer.text()).toBe(files[name as keyof typeof files]);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
    expect(answer.headers.has("ratelimit")).toBe(false);
  });

  it("is reached from /docs, so that its relative links lead to it", async () => {
    const answer = await get("/docs");
    expect([answer.status, answer.headers.get("location")]).toEqual([308, "docs/"]);
  });

  it("is asked for again only when it has changed", async () => {
    const first = await get("/docs/");
    const etag = first.headers.get("etag") ?? "";
    expect([etag, first.headers.get("cache-control")]).toEqual([expect.stringMatching(/^"[\w-]{43}"$/), "no-cache"]);
    for (const held of [etag, `"other", W/${etag}`, "*"]) {
      const again = await get("/docs/", { headers: { "if-none-match": held } });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    }
    const other = await get("/docs/", { headers: { "if-none-match": '"other"' } });
    expect([other.status, await other.text()]).toEqual([200, files["index.html"]]);
  });

  it("is read again after another build has taken its place", async () => {
    const before = await get("/docs/");
    await writeSite({ "index.html": "new" });
    const after = await get("/docs/", { headers: { "if-none-match": before.headers.get("etag") ?? "" } });
    expect([after.status, await after.text()]).toEqual([200, "new"]);
    expect((await get("/docs/llms.txt")).status).toBe(404);
  });

  it("answers HEAD as GET without the body", async () => {
    const answer = await get("/docs/llms.txt", { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(answer.headers.get("content-length")).toBe(String(files["llms.txt"].length));
  });

  it("loads nothing from elsewhere, runs no script of a page's own text, and is shown in no frame", async () => {
    for (const path of ["/docs/", "/docs/reference.html"]) {
      const policy = (await get(path)).headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'");
      expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toMatch(/unsafe|https?:|\*/);
    }
  });

  it.each(["/docs", "/docs/", "/docs/index.html", "/openapi.yaml", "/openapi.json"])(
    "names the methods of %s",
    async (path) => {
      for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
        const answer = await server.client.send(method, path, { key: null });
        expect([answer.status, answer.headers.get("allow"), answer.body]).toEqual([
          405,
          "GET, HEAD",
          errorBody("method_not_allowed"),
        ]);
      }
    },
  );

  it.each([
    "/docs/../secret.txt",
    "/docs/%2e%2e/secret.txt",
    "/docs/..%2fsecret.txt",
    "/docs/guides/../../secret.txt",
    "/docs/..%5csecret.txt",
    "/docs//secret.txt",
    "/docs/%2fetc%2fpasswd",
    "/docs/index.html%00.css",
    "/docs/guides",
    "/docs/INDEX.html",
    "/docs/__proto__",
    "/docs/constructor",
  ])("has nothing at %s", async (path) => {
    const { status, body } = await sendBytes(
      server.url,
      `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect([status, body]).toEqual([404, errorBody("resource_not_found")]);
  });

  it.each([
    ["/docs/guides/security", "security.html"],
    ["/docs/guides/security/?a=b", "../security.html?a=b"],
    ["/docs/reference", "reference.html"],
    ["/docs/decisions", "decisions/"],
  ])("leads from %s to the page of that name", async (path, location) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get("location")]).toEqual([308, location]);
    const target = await get(new URL(location, server.url + path).pathname);
    expect([target.status, target.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  });

  it.each([
    ["/docs/nothing.html", ""],
    ["/docs/guides", ""],
    ["/docs/guides/", "../"],
    ["/docs/a/b%2fc/d?e=/f/", "../../"],
    ["/docs//nothing", "../"],
  ])("has for a browser a page in the place of %s, whose links lead on", async (path, up) => {
    const answer = await get(path, { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await answer.text()).toContain(`<a href="${up}index.html">Home</a><a href="#content">Skip</a>`);
    expect((await get(path)).headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  it("says how it is built where it is not", async () => {
    await rm(join(parent, "site"), { recursive: true });
    const { status, body } = await server.client.get<{ message: string }>("/docs/", { key: null });
    expect([status, body.message]).toEqual([404, expect.stringContaining("npm run docs")]);
  });

  it("is logged and counted by pattern, whatever is asked for", async () => {
    await get("/docs/guides/some-secret");
    expect(server.log()).toContain('"route":"/docs/*"');
    expect(server.log()).not.toContain("some-secret");
  });
});

describe("the document", () => {
  it.each([
    [
      "/openapi.json",
      documentJson,
      "application/json; charset=utf-8",
      '"url": "https://api.1099policy.com"',
      '"url": ',
    ],
    ["/openapi.yaml", documentYaml, "application/yaml", "url: https://api.1099policy.com", "url: "],
  ])("is at %s, whether the documentation is built or not", async (path, text, contentType, documented, start) => {
    await rm(join(parent, "site"), { recursive: true });
    const answer = await get(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, contentType]);
    // A client that is made of it goes to this service.
    const parts = text.split(documented);
    expect(parts.length).toBeGreaterThan(1);
    expect(await answer.text()).toBe(
      [parts[0], parts.slice(1).join(documented)].join(start + JSON.stringify(server.url)),
    );
    const again = await get(path, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });
});
