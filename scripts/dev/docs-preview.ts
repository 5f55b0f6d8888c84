import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { servedFile } from "../../packages/server/src/docs-site/served-file.ts";
import type { SiteFile } from "../docs/site-file.ts";

export interface DocsPreview {
  url: string;
  /** From now on answers these files, and has the open pages reload. */
  show(files: readonly SiteFile[]): void;
  close(): void;
}

/** Reloads the page where it was scrolled to, also when the preview was started anew. */
const reloading = `<script>
const events = new EventSource("/reload");
events.onmessage = () => location.reload();
</script>`;

/** Shows the documentation while it is written, on an address of its own: the pages are the site's, and reload themselves. */
export async function startDocsPreview(port = 0): Promise<DocsPreview> {
  let files = new Map<string, string>();
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/reload") {
      listen(response);
      return;
    }
    const path = pathname.slice(1) + (pathname.endsWith("/") ? "index.html" : "");
    const text = files.get(path);
    if (text === undefined) {
      response.writeHead(404).end("There is no such page.\n");
      return;
    }
    const shown = path.endsWith(".html") ? text.replace("</body>", `${reloading}</body>`) : text;
    const { contentType, body } = servedFile(path, Buffer.from(shown));
    response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" });
    response.end(body);
  });

  function listen(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
    open.add(response);
    response.on("close", () => open.delete(response));
  }

  await once(server.listen(port, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show(next) {
      files = new Map(next.map(({ path, contents }) => [path, contents]));
      for (const response of open) response.write("data: changed\n\n");
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
