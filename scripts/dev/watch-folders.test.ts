import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { temporaryFolder } from "../test/support/temporary-folder.ts";
import { watchFolders } from "./watch-folders.ts";

const folder = await temporaryFolder();
let watcher: { close(): void };
/** Ends the work that is under way. */
let finish: () => void;
let begun: number;

beforeEach(async () => {
  await mkdir(join(folder, "deep/er"), { recursive: true });
  await mkdir(join(folder, "dist"), { recursive: true });
  begun = 0;
  watcher = watchFolders([folder], () => {
    begun += 1;
    return new Promise((resolve) => (finish = resolve));
  });
});
afterEach(() => watcher.close());

const edit = (path: string) => writeFile(join(folder, path), String(Math.random()));
const begins = (count: number) => expect.poll(() => begun).toBe(count);

it("works once for several writes, and once more for what is edited meanwhile", async () => {
  await Promise.all([edit("a"), edit("deep/er/b")]);
  await begins(1);
  await edit("a");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(begun).toBe(1);
  finish();
  await begins(2);
  finish();
});

it("does nothing about what is built", async () => {
  await edit("dist/a");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(begun).toBe(0);
  await edit("deep/a");
  await begins(1);
  finish();
});
