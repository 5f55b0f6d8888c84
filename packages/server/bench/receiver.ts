import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort } from "node:worker_threads";

/**
 * An integrator's endpoint, in a thread of its own: `/webhooks` answers 204, `/silent` never answers. Tells the moment
 * of every arrival when it is asked, by the id of the event.
 */
const arrivals = new Map<string, number>();
const server = createServer((request, response) => {
  const id = String(request.headers["webhook-id"]);
  if (!arrivals.has(id)) arrivals.set(id, performance.timeOrigin + performance.now());
  request.resume();
  if (request.url !== "/silent") request.on("end", () => response.writeHead(204).end());
});
server.listen(0, "127.0.0.1", () => {
  parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, []);
});
parentPort?.on("message", () => parentPort?.postMessage([...arrivals], []));
