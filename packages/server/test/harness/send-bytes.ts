import { connect } from "node:net";
import { expect } from "vitest";
import type { ApiResponse } from "./api-response.ts";
import { assertErrorResponse } from "./assert-valid-response.ts";

/** Sends bytes as they are and reads the one answer to them, after which the server has to close the connection. */
export async function sendBytes(url: string, text: string): Promise<ApiResponse> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let received = "";
  socket.on("data", (chunk) => (received += chunk.toString()));
  socket.on("end", () => resolve(received));
  // A server that has not read everything may reset the connection after its answer.
  socket.on("error", (error) => (received === "" ? reject(error) : resolve(received)));
  socket.write(text);
  const [head = "", body = ""] = (await promise).split("\r\n\r\n");
  socket.destroy();
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = new Headers(lines.map((line) => line.split(": ") as [string, string]));
  expect(Number(headers.get("content-length"))).toBe(Buffer.byteLength(body));
  const answer = { status: Number(statusLine.split(" ")[1]), headers, body: JSON.parse(body) as unknown };
  if (answer.status >= 400) assertErrorResponse(answer, "POST");
  return answer;
}
