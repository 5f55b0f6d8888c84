import type { FastifyReply } from "fastify";
import type { Simulator } from "../simulator.ts";

/** Cuts the connection without an answer. */
export function cutConnection(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}

/** Says nothing until the client gives up, the limit is reached or the simulator closes; then cuts the connection. */
export async function leaveUnanswered(reply: FastifyReply, { unansweredMs }: Simulator): Promise<void> {
  await waitWhileOpen(reply, unansweredMs);
  cutConnection(reply);
}

/** Waits that long, or until the connection is closed: by the client, or by a simulator that ends. */
export async function waitWhileOpen(reply: FastifyReply, durationMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, durationMs);
  reply.raw.once("close", resolve);
  await promise;
  clearTimeout(timer);
}
