import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getClusterFolder } from "../../../src/database/embedded/cluster-folder.ts";
import { chooseServerUser } from "../../../src/database/embedded/server-user.ts";

let root: string;
let dataDir: string;
let outside: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "payment-sessions-cluster-"));
  await chmod(root, 0o755);
  dataDir = join(root, "checkout/.data");
  outside = join(root, "outside");
  await mkdir(outside);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const user = chooseServerUser();
const choose = (folder = dataDir) => getClusterFolder(folder, outside, user);

test("keeps the files in the data folder, for the server's user alone", async () => {
  const folder = await choose();
  expect(folder).toBe(join(dataDir, "postgres"));
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(folder)).uid).toBe(user?.uid ?? process.getuid?.());
  expect(await choose()).toBe(folder);
});

/** Only root can own a folder in which PostgreSQL has to run as somebody else. */
const asRoot = { skip: process.getuid?.() !== 0 };

describe("in a folder that only root can enter", asRoot, () => {
  beforeEach(async () => {
    await mkdir(dirname(dataDir));
    await chmod(dirname(dataDir), 0o700);
  });

  test("keeps the files outside, and finds them again", async () => {
    const folder = await choose();
    expect(dirname(folder)).toBe(join(outside, "data"));
    expect(await stat(folder)).toMatchObject({ uid: user?.uid, gid: user?.gid });
    expect(await choose()).toBe(folder);
  });

  test("is the same folder for all that start at once", async () => {
    const folders = await Promise.all(Array.from({ length: 10 }, () => choose()));
    expect(new Set(folders).size).toBe(1);
    expect(await readdir(join(outside, "data"))).toHaveLength(1);
    expect(await choose()).toBe(folders[0]);
  });

  test("begins afresh when the data folder was removed", async () => {
    const first = await choose();
    await rm(dataDir, { recursive: true });
    expect(await choose()).not.toBe(first);
  });

  test("keeps the files of a data folder that was moved away and back", async () => {
    const folder = await choose();
    const moved = join(root, "checkout/moved");
    await rename(dataDir, moved);
    expect(await choose()).not.toBe(folder);
    expect(await choose(moved)).toBe(folder);
    await rm(dataDir, { recursive: true });
    await rename(moved, dataDir);
    expect(await choose()).toBe(folder);
  });

  test("gives a copy of the data folder files of its own", async () => {
    const folder = await choose();
    const copy = join(root, "checkout/copy");
    await cp(dataDir, copy, { recursive: true });
    expect(await choose(copy)).not.toBe(folder);
    expect(await choose()).toBe(folder);
  });

  test("refuses when the folder was closed after the files were made in it", async () => {
    await chmod(dirname(dataDir), 0o755);
    await mkdir(join(await choose(), "data"));
    await writeFile(join(dataDir, "postgres/data/PG_VERSION"), "18");
    await chmod(dirname(dataDir), 0o700);
    await expect(choose()).rejects.toThrow("can no longer enter");
  });
});
