import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { document } from "../src/generated/document.ts";
import { exitCodeOf, type Report } from "../src/report.ts";
import { runContract } from "../src/run-contract.ts";

const servers: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  }
});

/** Something that listens, and does with a connection whatever it likes. */
async function start(treat: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    treat(socket);
  });
  servers.push({ server, sockets });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const hold = (baseUrl: string): Promise<Report> =>
  runContract({ baseUrl, apiKey: "key", document, seed: 1, timeoutMs: 200, timeLimitSeconds: 60 });

const respond = (socket: Socket, text: string | Buffer) => socket.on("data", () => socket.write(text));
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

describe("a server that is of no use ends the run in bounded time, with findings", () => {
  test.each<[string, (socket: Socket) => void]>([
    ["never answers", () => {}],
    ["closes every connection", (socket) => socket.destroy()],
    ["resets every connection", (socket) => socket.resetAndDestroy()],
    ["closes once it is asked", (socket) => socket.on("data", () => socket.end())],
    ["answers with garbage", (socket) => respond(socket, "garbage\r\n\r\n")],
    ["answers with bytes", (socket) => respond(socket, Buffer.from([0, 255, 10, 13, 0, 1, 2, 3]))],
    [
      "answers with 10 MB",
      (socket) => respond(socket, `${head}Content-Length: 10000000\r\n\r\n${"a".repeat(10_000_000)}`),
    ],
    ["answers without end", (socket) => respond(socket, `${head}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n`)],
    ["sends half a head", (socket) => respond(socket, "HTTP/1.1 200 OK\r\nContent-")],
    ["sends headers without end", (socket) => respond(socket, `${head}${"X-Header: a\r\n".repeat(5_000)}`)],
    ["breaks off its answers", (socket) => socket.on("data", () => socket.end(`${head}Content-Length: 100\r\n\r\n{`))],
  ])("%s", async (_name, treat) => {
    const report = await hold(await start(treat));
    expect(exitCodeOf(report)).toBe(1);
    expect(report.findings.map(({ check }) => check)).toContain("answers");
    expect(report.requests).toBe(0);
    expect(report.findings.map(({ got }) => got).join()).not.toContain("    at ");
  });

  test.each<[string, string, string]>([
    ["answers everything with an empty object", `${head}Content-Length: 2\r\n\r\n{}`, "response-body"],
    [
      "answers everything with text",
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi",
      "content-type",
    ],
    ["answers everything with 500", "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "no-server-error"],
    ["answers everything with 404", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "response-headers"],
    [
      "redirects everything to itself",
      "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
      "documented-status",
    ],
  ])("%s", async (_name, answer, check) => {
    const report = await hold(await start((socket) => respond(socket, answer)));
    expect(exitCodeOf(report)).toBe(1);
    expect(report.findings.map((finding) => finding.check)).toContain(check);
  });
});

test("warns of a run that mostly met closed doors", async () => {
  const answer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
  const report = await hold(await start((socket) => respond(socket, answer)));
  expect(report.warnings.join()).toContain("401, 403 or 404");
});
