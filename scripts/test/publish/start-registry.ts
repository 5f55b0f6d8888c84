import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

export interface Registry {
  url: string;
  /** A configuration of npm, by which our packages, and they alone, are at this registry. */
  npmrc: string;
  close(): Promise<void>;
}

/** A registry of its own on loopback that keeps what is published in `folder`, and knows no other registry. */
export async function startRegistry(folder: string): Promise<Registry> {
  const server: Server = await runServer({
    storage: join(folder, "storage"),
    self_path: folder,
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    uplinks: {},
    packages: { "@payment-sessions/*": { access: "$all", publish: "$all" } },
    web: { enable: false },
    log: { type: "file", path: join(folder, "registry.log"), level: "warn" },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/`,
    // npm publishes nothing without a token, though this registry asks for none.
    npmrc: `@payment-sessions:registry=http://${host}/\n//${host}/:_authToken=none\n`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
