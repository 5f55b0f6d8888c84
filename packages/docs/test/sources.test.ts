import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));

it("the home page links every guide", async () => {
  const home = await readFile(`${folder}README.md`, "utf8");
  const guides = (await readdir(`${folder}guides`)).map((name) => `guides/${name}`);
  expect(guides.filter((path) => !home.includes(`](${path})`))).toEqual([]);
});
