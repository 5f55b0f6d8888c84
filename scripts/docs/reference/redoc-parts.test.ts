import { expect, it } from "vitest";
import { takeRedocApart } from "./redoc-parts.ts";

const page = `<html><head><style>a {}</style></head><body>
<div id="redoc"><script>try{x}catch(e){}</script><a href="/section/errors">Errors</a></div>
<script type="module">const{hydrate}={hydrate:(text)=>text+"https://cdn.redoc.ly/redoc/logo-mini-full.svg"};export{hydrate};
  const definition = { a: 1 };
  hydrate(definition);
</script>
</body></html>`;

it("leaves no script and no style in the page, and no address of elsewhere in the script", async () => {
  const { markup, style, program, begin } = await takeRedocApart(page);
  expect(markup.trim()).toBe('<div id="redoc"><script></script><a href="#/section/errors">Errors</a></div>');
  expect(style).toBe("a {}");
  expect(program).toMatch(/^(?:"use strict";)?var Redoc=\(\(\)=>\{[^]*"data:image\/svg\+xml,/);
  expect(begin).toBe("(({ hydrate }) => {\nconst definition = { a: 1 };\n  hydrate(definition);\n})(Redoc);\n");
});

it.each([
  ["style", /<style>.*<\/style>/],
  ["script", /<script type="module">[^]*<\/script>/],
  ["logo", /https:[^"]*/],
  ["export", /export\{hydrate\};/],
  ["link", / href="[^"]*"/],
])("fails when the %s is not where it was", async (_what, pattern) => {
  await expect(takeRedocApart(page.replace(pattern, ""))).rejects.toThrow("Redoc's page has changed");
});
