import type { FastifyInstance } from "fastify";
import { answerNotFound } from "../http/api-answers.ts";
import { contentSecurityPolicy } from "../http/content-security-policy.ts";
import { browserScripts } from "./browser-scripts.ts";
import { fieldNames } from "./field-names.ts";
import { fieldPage } from "./field-page.ts";
import { findLanguage } from "./field-texts.ts";
import { challengeStyleSheet, fieldStyleSheet } from "./style-sheets.ts";

interface FieldRoute {
  Params: { field: string };
  Querystring: { lang?: string };
}

export function registerFieldRoutes(app: FastifyInstance): void {
  app.get("/js/framesv2.min.js", { config: { place: "script" } }, async (_request, reply) =>
    reply
      .headers({ "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" })
      .type("text/javascript")
      .send(browserScripts().frames),
  );

  const fields = { config: { place: "fields" } } as const;

  app.get<FieldRoute>("/fields/:field", fields, async (request, reply) => {
    const field = fieldNames.find((name) => name === request.params.field);
    if (field === undefined) return answerNotFound(reply);
    return reply
      .header("Content-Security-Policy", contentSecurityPolicy())
      .type("text/html")
      .send(fieldPage(field, findLanguage(request.query.lang)));
  });

  app.get("/js/field.js", fields, async (_request, reply) =>
    reply.type("text/javascript").send(browserScripts().field),
  );
  app.get("/css/field.css", fields, async (_request, reply) => reply.type("text/css").send(fieldStyleSheet));
  app.get("/css/challenge.css", async (_request, reply) => reply.type("text/css").send(challengeStyleSheet));
}
