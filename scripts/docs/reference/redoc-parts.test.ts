import { expect, it } from "vitest";
import { takeRedocApart } from "./redoc-parts.ts";

const page = `<html><head><style>a {}</style></head><body>
<div id="redoc"><script>try{x}catch(e){}</script><a href="/section/errors">Errors</a></div>
<script type="module">show("https://cdn.redoc.ly/redoc/logo-mini-full.svg");</script>
</body></html>`;

it("leaves no script and no style in the page, and no address of elsewhere in the script", async () => {
  const { markup, style, script } = await takeRedocApart(page);
  expect(markup.trim()).toBe('<div id="redoc"><script></script><a href="#/section/errors">Errors</a></div>');
  expect(style).toBe("a {}");
  expect(script).toMatch(/^\(\(\)=>\{show\("data:image\/svg\+xml,/);
});

it.each([
  ["style", /<style>.*<\/style>/],
  ["script", /<script type="module">[^]*<\/script>/],
  ["logo", /https:[^"]*/],
  ["link", / href="[^"]*"/],
])("fails when the %s is not where it was", async (_what, pattern) => {
  await expect(takeRedocApart(page.replace(pattern, ""))).rejects.toThrow("Redoc's page has changed");
});
