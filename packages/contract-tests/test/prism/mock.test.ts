import { ApiError, type Client, createClient } from "@payment-sessions/api-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isObject, type JsonObject } from "../../src/document/json.ts";
import { calls } from "./calls.ts";
import { documentedAnswers, documentedStatuses } from "./documented-answers.ts";
import { type Prism, readPrismOperations, startPrismMock } from "./start-prism.ts";

const apiKey = "t9k_test_IaxflZHm7Smnownmi7q8vgZpwOjzzzzzz";

let prism: Prism;
let client: Client;
beforeAll(async () => {
  prism = await startPrismMock(await readPrismOperations());
  client = createClient({ apiKey, baseUrl: prism.baseUrl, maxRetries: 0 });
});
afterAll(() => prism.close());

const preferring = (status: number, example: string) => ({ headers: { prefer: `code=${status}, example=${example}` } });

describe("the client, answered by Prism out of the document", () => {
  it("is tried with every status of every operation", () => {
    const tried = new Set(documentedAnswers.map(({ operation, status }) => `${operation} ${status}`));
    expect([...tried]).toEqual(documentedStatuses);
    expect(Object.keys(calls).toSorted()).toEqual(
      [...new Set(documentedAnswers.map(({ operation }) => operation))].toSorted(),
    );
  });

  const successes = documentedAnswers.filter(({ status }) => status < 300);
  it.each(successes)(
    "gives the data of $operation with $status ($example)",
    async ({ operation, status, example, value, headers }) => {
      const call = calls[operation as keyof typeof calls](client, preferring(status, example));
      const outcome = await call;
      expect(outcome).toMatchObject({ status, data: value, error: undefined });
      expect(outcome.requestId).toBe(outcome.response.headers.get("request-id"));
      expect(Object.fromEntries(outcome.response.headers)).toMatchObject(headers);
      expect(await call.unwrap()).toEqual(value);
    },
  );

  const failures = documentedAnswers.filter(({ status }) => status >= 300);
  it.each(failures)(
    "tells the error of $operation with $status ($example)",
    async ({ operation, status, example, value, headers }) => {
      const call = calls[operation as keyof typeof calls](client, preferring(status, example));
      const { data, error, ...outcome } = await call;
      const { error_code: errorCode, message, errors } = isObject(value) ? value : ({} as JsonObject);
      expect(outcome.status).toBe(status);
      expect(data).toBeUndefined();
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ status, errorCode, errors: errors ?? [], body: value });
      // What is wrong in the first place may follow.
      expect(error?.message.startsWith(message as string)).toBe(true);
      expect(error?.requestId).toBe(outcome.response.headers.get("request-id"));
      expect(Object.fromEntries(error?.headers ?? [])).toMatchObject(headers);
      await expect(call.unwrap()).rejects.toBe(error);
    },
  );

  it("repeats what was refused for the moment, under the same idempotency key", async () => {
    const { client, sent } = clientPreferring(503, 201);
    const { status } = await calls.createPaymentSession(client, {});
    expect(status).toBe(201);
    expect(sent).toHaveLength(2);
    const keys = sent.map((headers) => headers.get("ten99policy-idempotent-key"));
    expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
  });

  it("repeats what failed, but no failure that is itself a repetition", async () => {
    const ofRead = clientPreferring(500, 200);
    expect(await calls.getPaymentSession(ofRead.client, {})).toMatchObject({ status: 200 });
    expect(ofRead.sent).toHaveLength(2);
    // Prism sends every documented header, so its answers to a POST say that they are repetitions.
    const ofCreation = clientPreferring(500, 201);
    const { status, response } = await calls.createPaymentSession(ofCreation.client, {});
    expect(response.headers.get("idempotent-replayed")).toBe("true");
    expect(status).toBe(500);
    expect(ofCreation.sent).toHaveLength(1);
  });
});

/** Asks for one status in each attempt, and notes the headers of all. */
function clientPreferring(...statuses: number[]): { client: Client; sent: Headers[] } {
  const sent: Headers[] = [];
  const client = createClient({
    apiKey,
    baseUrl: prism.baseUrl,
    fetch(url, init) {
      const headers = new Headers(init.headers);
      headers.set("prefer", `code=${statuses[sent.length]}`);
      sent.push(headers);
      return fetch(url, { ...init, headers });
    },
  });
  return { client, sent };
}
