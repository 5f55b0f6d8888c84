import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { runNode } from "../test/support/run-command.ts";
import { temporaryFolder } from "../test/support/temporary-folder.ts";
import { writeSite } from "./write-site.ts";

const module = new URL("write-site.ts", import.meta.url).href;
const names = Array.from({ length: 3 }, (_, index) => `guides/${index}.html`);

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await temporaryFolder();
  folder = join(parent, "dist");
});

const contentsOf = async () =>
  new Set(await Promise.all(names.map((name) => readFile(join(folder, name), "utf8").catch(() => "missing"))));

it("puts a whole site in the place of the one before, though others do at the same time", async () => {
  const program = `
    import { writeSite } from ${JSON.stringify(module)};
    const files = ${JSON.stringify(names)}.map((path) => ({ path, contents: String(process.pid) }));
    for (let round = 0; round < 100; round += 1) await writeSite("dist", files);`;
  const builds = Array.from({ length: 4 }, () => runNode(["--input-type=module", "--eval", program], { cwd: parent }));
  const results = await Promise.all(builds);
  expect(results.map(({ code, output }) => ({ code, output }))).toEqual(results.map(() => ({ code: 0, output: "" })));
  expect(await readdir(parent)).toEqual(["dist"]);
  expect((await readdir(join(folder, "guides"))).length).toBe(names.length);
  const contents = await contentsOf();
  expect([contents.size, contents.has("missing")]).toEqual([1, false]);
});

it("leaves the site that is there when it cannot put another one in its place", async () => {
  const files = names.map((path) => ({ path, contents: "whole" }));
  await writeSite(folder, files);
  // Without files there is no folder to put there.
  await expect(writeSite(folder, [])).rejects.toThrow("ENOENT");
  expect(await contentsOf()).toEqual(new Set(["whole"]));
  expect(await readdir(parent)).toEqual(["dist"]);
});

it("removes what builds have left that were killed, and nothing of those that run", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const kept = [`dist.${process.ppid}`, "dist.old", `other.${pid}`];
  for (const name of [`dist.${pid}`, `dist.${pid}.former`, ...kept]) {
    await mkdir(join(parent, name));
    await writeFile(join(parent, name, "index.html"), "");
  }
  await writeSite(folder, [{ path: "index.html", contents: "new" }]);
  expect((await readdir(parent)).toSorted()).toEqual(["dist", ...kept].toSorted());
});
