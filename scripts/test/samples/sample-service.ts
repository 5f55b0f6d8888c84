import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startRealServer } from "../../../packages/contract-tests/test/support/real-server.ts";

/** The service for samples, and what they name: each object is made for the one that asks for it. */
export interface SampleService {
  url: string;
  apiKey: string;
  /** Of somebody who follows the guides, with the command as an installed package brings it. */
  environment(url: string): Record<string, string>;
  /** An endpoint of nobody's that takes every delivery. */
  receiverUrl: string;
  create(prefix: string): Promise<string>;
  stop(): Promise<void>;
}

type Sent = Record<string, unknown>;

export async function startSampleService(): Promise<SampleService> {
  const server = await startRealServer();
  const receiver = createServer((request, response) =>
    request.resume().once("end", () => response.writeHead(204).end()),
  );
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`;
  const { baseUrl: url, apiKey, dataDir } = server;
  const bin = await installCommand(dataDir);
  const create = createObjects({ url, apiKey, receiverUrl });
  const environment = (recorderUrl: string) => ({
    PATH: [bin, dirname(process.execPath), process.env["PATH"]].join(delimiter),
    HOME: process.env["HOME"] ?? "/",
    DATA_DIR: dataDir,
    PAYMENT_SESSIONS_URL: recorderUrl,
    PAYMENT_SESSIONS_API_KEY: apiKey,
    // For programs other than Node's, which would leave this machine otherwise.
    https_proxy: "http://127.0.0.1:9",
  });
  const stop = async () => {
    receiver.closeAllConnections();
    receiver.close();
    await server.stop();
  };
  return { url, apiKey, environment, receiverUrl, create, stop };
}

/** The folder that has to be on PATH. */
async function installCommand(dataDir: string): Promise<string> {
  const bin = join(dataDir, "samples-bin");
  const main = fileURLToPath(new URL("../../../packages/server/src/main.ts", import.meta.url));
  const command = `exec "${process.execPath}" --conditions=@payment-sessions/source "${main}" "$@"`;
  await mkdir(bin);
  await writeFile(join(bin, "payment-sessions"), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  return bin;
}

/** Makes an object by the prefix of its id. */
function createObjects({ url, apiKey, receiverUrl }: Pick<SampleService, "url" | "apiKey" | "receiverUrl">) {
  async function ask(method: string, path: string, body?: Sent): Promise<Sent> {
    const headers = { authorization: `Bearer ${apiKey}`, ...(body && { "content-type": "application/json" }) };
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Sent;
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }
  const idOf = async (object: Promise<Sent>): Promise<string> => String((await object)["id"]);
  const makers: Record<string, () => Promise<string>> = {
    cn: () => idOf(ask("POST", "/contractors", newContractor())),
    hps: async () =>
      idOf(ask("POST", "/payment/sessions", { contractor: await makers["cn"]?.(), return_url: returnUrl })),
    whe: () => idOf(ask("POST", "/webhook_endpoints", { url: receiverUrl })),
    ev: async () => {
      const session = await makers["hps"]?.();
      await ask("POST", `/payment/sessions/${session}/cancel`);
      const events = await ask("GET", "/events?limit=100");
      const event = Object.values(events).find((candidate) => (candidate as { data: Sent }).data["id"] === session);
      return String((event as Sent | undefined)?.["id"]);
    },
  };
  return async (prefix: string): Promise<string> => {
    const make = makers[prefix];
    if (make === undefined) throw new Error(`No sample can be given a real "${prefix}_…".`);
    return make();
  };
}

const returnUrl = "https://app.example.com/return";

const newContractor = () => ({
  first_name: "Ada",
  last_name: "Lovelace",
  email: `${randomBytes(6).toString("hex")}@example.com`,
  phone: "415-555-0142",
  address: { line1: "12 St James's Square", locality: "San Francisco", region: "CA", postalcode: "94110" },
});
