import type { Client } from "@payment-sessions/api-client";
import type { FastifyInstance } from "fastify";
import type { EventLog } from "./event-log.ts";
import { findOut } from "./find-out.ts";
import { returnPage } from "./return-page.ts";
import { startPage } from "./start-page.ts";
import { styleSheet } from "./style-sheet.ts";

export interface RouteSettings {
  platform: Promise<{ client: Client; contractor: string }>;
  events: EventLog;
  returnUrl: () => string;
}

/** Anybody can type the address: a name may be there twice. */
interface ReturnRoute {
  Querystring: { hps_id?: string | string[]; status?: string | string[] };
}

const toText = (value: string | string[] = "") => [value].flat().join(", ");

export function registerRoutes(app: FastifyInstance, { platform, events, returnUrl }: RouteSettings): void {
  app.addHook("onRequest", async (_request, reply) => {
    // The hosted page's form leads back here, and from here to it again.
    void reply.headers({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'self'",
    });
  });
  // A form without content: there is nothing to read.
  app.addContentTypeParser("application/x-www-form-urlencoded", (_request, body, done) => {
    body.resume().once("end", () => done(null));
  });

  app.get("/", async (_request, reply) => {
    const { client, contractor } = await platform;
    return reply
      .type("text/html; charset=utf-8")
      .send(startPage(await client.contractors.get(contractor).unwrap(), events.latest(10)));
  });

  app.post("/sessions", async (_request, reply) => {
    const { client, contractor } = await platform;
    const session = await client.paymentSessions.create({ contractor, return_url: returnUrl() }).unwrap();
    // The link is for the contractor's browser alone: it is neither kept nor logged.
    return reply.redirect(session.url, 303);
  });

  app.get<ReturnRoute>("/return", async ({ query }, reply) => {
    const { client } = await platform;
    const claim = { id: toText(query.hps_id), status: toText(query.status) };
    const finding = await findOut(client, claim.id);
    const event = events.ofSession(claim.id);
    const isOver = finding.kind === "found" && finding.session.status !== "pending";
    // The event may come after the browser; the page looks again until it is there.
    if (isOver && event === undefined) void reply.header("refresh", "1");
    return reply.type("text/html; charset=utf-8").send(returnPage(claim, finding, event));
  });

  app.get("/style.css", async (_request, reply) => reply.type("text/css").send(styleSheet));
}
