import { createSecretKey, type KeyObject } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { parseApiKey } from "../api-keys/api-key.ts";
import type { ApiKey } from "../api-keys/repository.ts";
import { ApiError } from "../errors.ts";
import { readCredentials } from "./credentials.ts";

export type FindApiKey = (digest: Buffer) => Promise<ApiKey | undefined>;

export interface AuthenticatedKey extends ApiKey {
  /** The text of the key, which only requests contain. As a `KeyObject`, so that nothing that prints a request has it. */
  secret: KeyObject;
}

/** The key of the request. Missing, malformed, unknown, revoked and expired are one and the same answer. */
export async function authenticate(request: FastifyRequest, findApiKey: FindApiKey): Promise<AuthenticatedKey> {
  const text = readCredentials(request.raw.headersDistinct["authorization"]);
  const parsed = text === undefined ? undefined : parseApiKey(text);
  const apiKey = parsed && (await findApiKey(parsed.digest));
  if (text === undefined || apiKey === undefined) {
    throw new ApiError("invalid_api_key", "The API key is missing or invalid.");
  }
  return { ...apiKey, secret: createSecretKey(Buffer.from(text)) };
}
