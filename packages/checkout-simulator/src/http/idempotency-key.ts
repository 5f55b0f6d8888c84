import type { FastifyRequest } from "fastify";

export function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers["cko-idempotency-key"];
  return typeof key === "string" && key !== "" ? key : null;
}
