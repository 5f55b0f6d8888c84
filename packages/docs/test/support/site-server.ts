import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { DocsSite } from "../../../server/src/docs-site/docs-site.ts";
import { createHttpServer } from "../../../server/src/http/http-server.ts";
import { createLogger } from "../../../server/src/logger.ts";

/** The site with the headers that the service sends, below a path of another name. */
export async function startSiteServer(folder: string) {
  const refuse = async () => {
    throw new Error("Only the site is asked for.");
  };
  const service = createHttpServer({
    handlers: {} as Parameters<typeof createHttpServer>[0]["handlers"],
    findApiKey: refuse,
    idempotency: { answerOnce: refuse },
    limiter: { count: refuse, charge: refuse },
    logger: createLogger("silent"),
    docsSite: new DocsSite(folder),
  });
  const serviceUrl = await service.listen({ host: "127.0.0.1", port: 0 });
  const proxy = createServer(async ({ url = "", headers }, response) => {
    const path = url.replace(/^\/any\/folder\//, "/docs/");
    const answer = await fetch(serviceUrl + path, { headers: { accept: headers.accept ?? "*/*" }, redirect: "manual" });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/any/folder/`,
    async close() {
      proxy.close();
      proxy.closeAllConnections();
      await service.close();
    },
  };
}
