import { describe, expect, it } from "vitest";
import { joinContinued, readFences } from "./read-fences.ts";

const read = (...lines: string[]) => readFences("page.md", lines.join("\n"));

describe("a fence", () => {
  it("is told with its place, its language and what it says about running it", () => {
    const fences = read(
      "# A",
      "```",
      "drawing",
      "```",
      "",
      '```sh prints="a b" answers="201 422" background',
      "x",
      "```",
    );
    expect(fences).toEqual([
      { place: "page.md:2", language: "", code: "drawing\n", continues: false, background: false },
      {
        place: "page.md:6",
        language: "sh",
        code: "x\n",
        continues: false,
        background: true,
        prints: "a b",
        answers: "201 422",
      },
    ]);
  });

  it("may stand in a list", () => {
    expect(read("1. First:", "   ```sh", "   a \\", "     b", "   ```")).toMatchObject([{ code: "a \\\n  b\n" }]);
  });

  it("may not be left out without a reason, or say what nobody knows", () => {
    expect(() => read("", "```sh no-run", "x", "```")).toThrow('page.md:2: "no-run" needs a reason.');
    expect(() => read("```sh no-run=why", "x", "```")).toThrow('page.md:1: "no-run=why" cannot be read.');
    expect(() => read("```sh norun", "x", "```")).toThrow('page.md:1: a fence knows no "norun"');
  });

  it("may continue the last one of its language", () => {
    const fences = read("```ts", "a", "```", "```sh", "b", "```", "```ts continues", "c", "```");
    expect(joinContinued(fences).map(({ code }) => code)).toEqual(["a\nc\n", "b\n"]);
    expect(() => joinContinued(read("```ts continues", "c", "```"))).toThrow("page.md:1: it continues no fence");
  });
});
