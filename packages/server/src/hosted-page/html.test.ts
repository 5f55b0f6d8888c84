import { describe, expect, it } from "vitest";
import { html, json } from "./html.ts";

describe("html", () => {
  it("escapes what is put in, in content and in attributes", () => {
    expect(html`<p title="${`"'`}">${"<b>&</b>"}</p>`.text).toBe('<p title="&quot;&#39;">&lt;b&gt;&amp;&lt;/b&gt;</p>');
  });

  it("puts markup and lists of it in as they are", () => {
    expect(html`<ul>${["a", "<"].map((text) => html`<li>${text}</li>`)}</ul>`.text).toBe(
      "<ul><li>a</li><li>&lt;</li></ul>",
    );
  });

  it("puts nothing in for what is absent", () => {
    expect(html`[${undefined}${false}${[]}]`.text).toBe("[]");
  });
});

describe("json", () => {
  it("cannot end the element that it stands in", () => {
    const { text } = json({ name: "</script><script>" });
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toEqual({ name: "</script><script>" });
  });
});
