import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReturnListener {
  host: string;
  url: string;
  /** Redirects to `url`, from an origin of its own. */
  elsewhereUrl: string;
  elsewhereHost: string;
  close(): Promise<void>;
}

/** The organization's own page, to which contractors return. */
export async function startReturnListener(): Promise<ReturnListener> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "", url);
    if (pathname === "/elsewhere") response.writeHead(302, { location: `${url}${search}` }).end();
    else response.setHeader("content-type", "text/html").end("<!doctype html><title>Welcome back</title>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const url = `http://${host}/return`;
  return {
    host,
    url,
    // The browser takes the name for an origin of its own, though the listener is the same.
    elsewhereHost: `localhost:${port}`,
    elsewhereUrl: `http://localhost:${port}/elsewhere`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
