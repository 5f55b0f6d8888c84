import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DevFile, removeStaleDevFile, writeDevFile } from "./dev-file.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "payment-sessions-dev-file-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileFor = (port: number): DevFile => ({
  api: `http://127.0.0.1:${port}`,
  admin: "http://127.0.0.1:4246",
  hosted_page: `http://127.0.0.1:${port + 1}`,
  test_key: "a",
  live_key: "b",
  other_test_key: "f",
  contractor: "c",
  live_contractor: "d",
  redirect_host: "e",
});

async function listen() {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { server, port: (server.address() as AddressInfo).port };
}

test("leaves the file of a service that answers", async () => {
  const { server, port } = await listen();
  await writeDevFile(folder, fileFor(port));
  await removeStaleDevFile(folder);
  expect(await readdir(folder)).toEqual(["dev.json"]);
  await once(server.close(), "close");
});

test("removes the file of a service that is gone", async () => {
  const { server, port } = await listen();
  await once(server.close(), "close");
  await writeDevFile(folder, fileFor(port));
  await removeStaleDevFile(folder);
  expect(await readdir(folder)).toEqual([]);
});

test("has nothing to do where there is no file", async () => {
  await removeStaleDevFile(folder);
  expect(await readdir(folder)).toEqual([]);
});
