import { once } from "node:events";
import { rm } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { readFileIfExists, writePrivateFile } from "../private-file.ts";

/** What a developer's tools need to talk to the running service; the file exists while it answers. */
export interface DevFile {
  /** Base URL of the API, without a slash at its end. */
  api: string;
  /** Base URL of the hosted page, on this machine. */
  hosted_page: string;
  /** Base URL of the probes and the metrics. */
  admin: string;
  /** A page that starts the whole flow, where it runs beside the service. */
  demo?: string;
  /** The payment provider's sandbox, where it runs beside the service. */
  simulator?: string;
  /** The embedded database, on its private socket. */
  database_url?: string;
  test_key: string;
  live_key: string;
  /** Of another organization. */
  other_test_key: string;
  contractor: string;
  live_contractor: string;
  redirect_host: string;
}

export async function writeDevFile(dataDir: string, contents: DevFile): Promise<void> {
  await writePrivateFile(devFilePath(dataDir), `${JSON.stringify(contents, undefined, 2)}\n`);
}

export async function removeDevFile(dataDir: string): Promise<void> {
  await rm(devFilePath(dataDir), { force: true });
}

/**
 * Removes what a killed service left behind, at once: whoever waits for the file must not take it for the new one's. The
 * file of a service that still answers stays.
 */
export async function removeStaleDevFile(dataDir: string): Promise<void> {
  const api = await readDevFileApi(dataDir);
  if (api === undefined) return removeDevFile(dataDir);
  const { hostname, port } = new URL(api);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) });
  const answers = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  if (!answers) await removeDevFile(dataDir);
}

/** Where the service that runs on this folder says it listens; undefined when nothing, or nothing whole, is there. */
export async function readDevFileApi(dataDir: string): Promise<string | undefined> {
  const api = await readProperty(dataDir, "api");
  return api && URL.canParse(api) ? api : undefined;
}

/** The embedded database of the service that runs on this folder; undefined when there is none. */
export async function readDevFileDatabaseUrl(dataDir: string): Promise<string | undefined> {
  return readProperty(dataDir, "database_url");
}

/** Also of a file that is not whole. */
async function readProperty(dataDir: string, name: keyof DevFile): Promise<string | undefined> {
  const text = await readFileIfExists(devFilePath(dataDir));
  return text && new RegExp(`"${name}": *"([^"]+)"`).exec(text)?.[1];
}

const devFilePath = (dataDir: string) => join(dataDir, "dev.json");
