import type { FastifyRequest } from "fastify";
import { parseApiKey } from "../api-keys/api-key.ts";
import type { ApiKey } from "../api-keys/repository.ts";
import { ApiError } from "../errors.ts";
import { readCredentials } from "./credentials.ts";

export type FindApiKey = (digest: Buffer) => Promise<ApiKey | undefined>;

/** The key of the request. Missing, malformed, unknown, revoked and expired are one and the same answer. */
export async function authenticate(request: FastifyRequest, findApiKey: FindApiKey): Promise<ApiKey> {
  const text = readCredentials(request.raw.headersDistinct["authorization"]);
  const parsed = text === undefined ? undefined : parseApiKey(text);
  const apiKey = parsed && (await findApiKey(parsed.digest));
  if (apiKey === undefined) throw new ApiError("invalid_api_key", "The API key is missing or invalid.");
  return apiKey;
}
