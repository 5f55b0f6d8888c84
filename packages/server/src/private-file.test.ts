import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPrivateFile, readFileIfExists, writePrivateFile } from "./private-file.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "payment-sessions-private-file-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("of many that create a file at once, all have what the first one wrote", async () => {
  const path = join(folder, "a.key");
  const texts = await Promise.all(Array.from({ length: 20 }, (_, index) => createPrivateFile(path, `key ${index}`)));
  expect(new Set(texts)).toEqual(new Set([await readFileIfExists(path)]));
  expect(await readdir(folder)).toEqual(["a.key"]);
});

test("a file is for its owner alone, and replaced as a whole", async () => {
  const path = join(folder, "a.key");
  await createPrivateFile(path, "first");
  await writePrivateFile(path, "second");
  expect(await readFileIfExists(path)).toBe("second");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFileIfExists(join(folder, "b.key"))).toBeUndefined();
});
