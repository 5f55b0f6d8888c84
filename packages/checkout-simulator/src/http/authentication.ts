import { timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Simulator } from "../simulator.ts";

/** Only the public key makes tokens. */
export const requirePublicKey = ({ publicKey }: Simulator) => requireKey(publicKey);

/** Everything else takes the secret key. */
export const requireSecretKey = ({ secretKey }: Simulator) => requireKey(secretKey);

const requireKey = (key: string) => async (request: FastifyRequest, reply: FastifyReply) => {
  // As the provider: no body.
  if (!isBearer(request.headers.authorization, key)) return reply.code(401).send();
  return undefined;
};

function isBearer(authorization: string | undefined, key: string): boolean {
  const given = Buffer.from(authorization ?? "");
  const expected = Buffer.from(`Bearer ${key}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
