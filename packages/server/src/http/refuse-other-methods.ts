import type { FastifyInstance, HTTPMethods } from "fastify";
import { ApiError } from "../errors.ts";

/** Answers the methods that a path does not have with those that it has. */
export function refuseOtherMethods(app: FastifyInstance, url: string, methods: readonly string[]): void {
  const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const error = () =>
    new ApiError("method_not_allowed", "This path does not accept the method; the Allow header names those it does.", {
      headers: { allow: allowed.join(", ") },
    });
  const refuse = async () => {
    throw error();
  };
  const others = app.supportedMethods.filter((method) => !allowed.includes(method)) as HTTPMethods[];
  app.route({ method: others, url, onRequest: refuse, handler: refuse });
}
