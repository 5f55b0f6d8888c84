import { afterAll, beforeAll, expect, it } from "vitest";
import { type DocsPreview, startDocsPreview } from "./docs-preview.ts";

let preview: DocsPreview;
beforeAll(async () => {
  preview = await startDocsPreview();
});
afterAll(() => preview.close());

const get = async (path: string) => {
  const response = await fetch(preview.url + path);
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};

it("answers the files of the site, with a script in pages alone", async () => {
  preview.show([
    { path: "index.html", contents: "<html><body>Home</body></html>" },
    { path: "guides/a.html", contents: "<html><body>A</body></html>" },
    { path: "assets/a.js", contents: "a();" },
  ]);
  expect(await get("")).toMatchObject({
    status: 200,
    type: "text/html; charset=utf-8",
    text: expect.stringMatching(/^<html><body>Home<script>/),
  });
  expect((await get("guides/a.html?x=1")).text).toContain("EventSource");
  expect(await get("assets/a.js")).toEqual({ status: 200, type: "text/javascript; charset=utf-8", text: "a();" });
  expect((await get("assets/b.js")).status).toBe(404);
});

it("tells every open page of another site, and answers that one", async () => {
  const pages = await Promise.all([1, 2].map(async () => (await fetch(`${preview.url}reload`)).body!.getReader()));
  const told = pages.map((page) => page.read());
  preview.show([{ path: "index.html", contents: "<html><body>Newer</body></html>" }]);
  for (const { value } of await Promise.all(told)) expect(new TextDecoder().decode(value)).toBe("data: changed\n\n");
  expect((await get("")).text).toContain("Newer");
  expect((await get("guides/a.html")).status).toBe(404);
  for (const page of pages) await page.cancel();
});
