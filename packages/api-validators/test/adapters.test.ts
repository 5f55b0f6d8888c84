import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { validateWith as validateWithExpress } from "../src/adapters/express.ts";
import { validateWith as validateWithFastify } from "../src/adapters/fastify.ts";
import { validateWith as validateWithHono } from "../src/adapters/hono.ts";
import { createPaymentSession } from "../src/generated/operations/create-payment-session.ts";
import { listPaymentSessions } from "../src/generated/operations/list-payment-sessions.ts";

/** Sends a request to an application and answers status and parsed body. */
type Send = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown }>;

const closing: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

async function answerOf(response: Response): Promise<{ status: number; body: unknown }> {
  return { status: response.status, body: await response.json() };
}

async function sendToFastify(): Promise<Send> {
  const app = fastify();
  const create = validateWithFastify(createPaymentSession);
  const list = validateWithFastify(listPaymentSessions, (failure, _request, reply) =>
    reply.code(422).send(failure.errors.length),
  );
  app.post("/sessions", { preValidation: create }, (request) => create.parts(request).body);
  app.get("/sessions", { preValidation: list }, (request) => list.parts(request).query);
  app.get("/unchecked", (request) => list.parts(request));
  await app.listen({ host: "127.0.0.1", port: 0 });
  closing.push(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  return async (path, init) => answerOf(await fetch(`http://127.0.0.1:${port}${path}`, init));
}

async function sendToExpress(): Promise<Send> {
  const app = express();
  const create = validateWithExpress(createPaymentSession);
  const list = validateWithExpress(listPaymentSessions, (failure, _request, response) =>
    response.status(422).json(failure.errors.length),
  );
  app.post("/sessions", express.json(), create, (request, response) => {
    response.json(create.parts(request).body);
  });
  app.get("/sessions", list, (request, response) => {
    response.json(list.parts(request).query);
  });
  app.get("/unchecked", (request, response) => {
    response.json(list.parts(request));
  });
  app.use(((error: Error, _request, response, _next) => {
    response.status(500).json({ message: error.message });
  }) satisfies express.ErrorRequestHandler);
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  return async (path, init) => answerOf(await fetch(`http://127.0.0.1:${port}${path}`, init));
}

async function sendToHono(): Promise<Send> {
  const app = new Hono();
  const create = validateWithHono(createPaymentSession);
  const list = validateWithHono(listPaymentSessions, (failure, context) => context.json(failure.errors.length, 422));
  app.post("/sessions", create, (context) => context.json(create.parts(context).body));
  app.get("/sessions", list, (context) => context.json(list.parts(context).query));
  app.get("/unchecked", (context) => context.json(list.parts(context)));
  app.onError((error, context) => context.json({ message: error.message }, 500));
  return async (path, init) => answerOf(await app.request(`http://127.0.0.1${path}`, init));
}

const post = (body: unknown, type = "application/json") => ({
  method: "POST",
  headers: { "content-type": type },
  body: JSON.stringify(body),
});

describe.each([
  ["fastify", sendToFastify],
  ["express", sendToExpress],
  ["hono", sendToHono],
])("the adapter for %s", (name, start) => {
  it("hands over the typed parts of a valid request", async () => {
    const send = await start();
    const session = { contractor: "cn_1", return_url: "https://example.com" };
    expect(await send("/sessions", post(session))).toEqual({ status: 200, body: session });
    expect(await send("/sessions?limit=5&status=pending")).toEqual({
      status: 200,
      body: { limit: 5, status: "pending" },
    });
    expect(await send("/sessions")).toEqual({ status: 200, body: { limit: 10 } });
  });

  it("answers 400 with every error, or lets the integrator answer", async () => {
    const send = await start();
    expect(await send("/sessions?nope=1", post({ contractor: 1, extra: true }))).toEqual({
      status: 400,
      body: {
        reason: "invalid",
        errors: [
          { in: "query", path: "/nope", message: 'Query parameter "nope" is not a known parameter.' },
          { in: "body", path: "/return_url", message: '"return_url" is required.' },
          { in: "body", path: "/contractor", message: '"contractor" must be a string.' },
          { in: "body", path: "/extra", message: '"extra" is not a known property.' },
        ],
      },
    });
    expect(await send("/sessions?limit=0&limit=1&nope")).toEqual({ status: 422, body: 2 });
  });

  it("answers 415 to a content type that is not documented", async () => {
    const send = await start();
    // Express parses no text, so that the adapter sees a request without a body.
    const { status } = await send("/sessions", post("text", "text/plain"));
    expect(status).toBe(name === "express" ? 400 : 415);
  });

  it("throws when parts are asked for that were never validated", async () => {
    const send = await start();
    expect(await send("/unchecked")).toMatchObject({
      status: 500,
      body: { message: "The request was not validated for listPaymentSessions." },
    });
  });
});
