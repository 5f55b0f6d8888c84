import { getEventListeners, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { createGuardedAgent } from "../../src/webhooks/guarded-agent.ts";

it("keeps nothing of a connection that has ended, or was never made", async () => {
  const closing = new AbortController();
  const agent = createGuardedAgent({ allowLoopback: true }, { closing: closing.signal });
  const receiver = createServer((_request, response) => response.setHeader("connection", "close").end()).listen(0);
  await once(receiver, "listening");
  const { port } = receiver.address() as AddressInfo;
  for (const origin of [`http://127.0.0.1:${port}`, `https://localhost:${port}`, "https://nobody.invalid"]) {
    for (let count = 0; count < 10; count += 1) {
      const request = agent.request({ origin, path: "/", method: "POST" }).then(({ body }) => body.dump());
      await request.catch(() => {});
    }
  }
  expect(getEventListeners(closing.signal, "abort")).toHaveLength(1);
  await agent.destroy();
  receiver.close();
});
