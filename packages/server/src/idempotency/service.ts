import type { KeyObject } from "node:crypto";
import type { Queryable, Sql, TransactionSql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import { ApiError } from "../errors.ts";
import type { Answer } from "./answer.ts";
import { decryptAnswer, digestKey, encryptAnswer, fingerprint } from "./key-secrets.ts";
import { claimKey, findUsedKey, type KeyIdentity, releaseKey, storeAnswer } from "./repository.ts";

export interface IdempotencySettings<Handlers> {
  sql: Sql;
  /** Handlers whose every effect is part of the given transaction. */
  handlersOn: (sql: TransactionSql) => Handlers;
}

export interface IdempotentRequest {
  apiKey: { id: string; secret: KeyObject };
  operationId: string;
  idempotencyKey: string;
  /** What makes another request of it when it differs. */
  content: unknown;
}

export interface Work<Handlers> {
  /** What takes time and needs no transaction, which would hold a connection meanwhile. */
  prepare(): Promise<void>;
  /** Runs again from the start when the transaction lost to a rival. */
  carryOut(handlers: Handlers): Promise<Answer>;
  /** The answer to a failure that is to be kept; undefined when the request may be sent again as if it were new. */
  answerFailure(error: unknown): Answer | undefined;
}

export interface IdempotencyService<Handlers> {
  /** Carries the request out, unless that was done before: then it answers as it did then. */
  answerOnce(request: IdempotentRequest, work: Work<Handlers>): Promise<{ answer: Answer; isReplayed: boolean }>;
}

export function createIdempotencyService<Handlers>({
  sql,
  handlersOn,
}: IdempotencySettings<Handlers>): IdempotencyService<Handlers> {
  return {
    async answerOnce({ apiKey, operationId, idempotencyKey, content }, work) {
      const key = { apiKeyId: apiKey.id, operationId, keyDigest: digestKey(apiKey.secret, idempotencyKey) };
      const print = fingerprint(apiKey.secret, content);
      const lease = await claimKey(sql, key, print);
      if (lease === undefined) return { answer: await replay(sql, key, apiKey.secret, print), isReplayed: true };
      const keep = async (on: Queryable, answer: Answer) => {
        if (await storeAnswer(on, key, lease, encryptAnswer(apiKey.secret, lease, answer))) return answer;
        throw keyInUse();
      };
      try {
        await work.prepare();
        // An effect and its answer are there together or not at all.
        const answer = await transaction(sql, async (inner) => keep(inner, await work.carryOut(handlersOn(inner))));
        return { answer, isReplayed: false };
      } catch (error) {
        const answer = work.answerFailure(error);
        if (answer !== undefined) return { answer: await keep(sql, answer), isReplayed: false };
        // If even that fails, the lease ends by itself.
        await releaseKey(sql, key, lease).catch(() => {});
        throw error;
      }
    },
  };
}

async function replay(sql: Sql, key: KeyIdentity, secret: KeyObject, print: Buffer): Promise<Answer> {
  const used = await findUsedKey(sql, key);
  // It was released after the claim had failed: the next request gets it.
  if (used === undefined) throw keyInUse();
  if (!used.fingerprint.equals(print)) throw keyReused();
  if (used.answerCiphertext === undefined) throw keyInUse();
  return decryptAnswer(secret, used.lease, used.answerCiphertext);
}

const keyInUse = () =>
  new ApiError("idempotency_key_in_use", "A request with this idempotency key is still being carried out.", {
    headers: { "retry-after": "1" },
  });

const keyReused = () =>
  new ApiError("idempotency_key_reused", "This idempotency key was already used with a different request.");
