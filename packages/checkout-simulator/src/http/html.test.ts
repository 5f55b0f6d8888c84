import { expect, it } from "vitest";
import { html } from "./html.ts";

it("puts texts in as texts", () => {
  const text = `<script>"&'`;
  expect(html`<p title="${text}">${text}</p>`).toBe(
    '<p title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;</p>',
  );
});
