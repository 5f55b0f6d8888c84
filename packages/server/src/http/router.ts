import { type OperationId, operations } from "@payment-sessions/api-validators";
import type { FastifyInstance, HTTPMethods } from "fastify";
import { ApiError } from "../errors.ts";
import { type CarryOutSettings, carryOut } from "./carry-out.ts";

/** Makes a route of every operation, and answers the other methods of its path with what it accepts. */
export function registerOperations(app: FastifyInstance, settings: CarryOutSettings): void {
  const all = Object.keys(operations) as OperationId[];
  for (const [path, ids] of Map.groupBy(all, (id) => operations[id].path)) {
    const url = toRoute(path);
    for (const id of ids) app.route({ method: operations[id].method, url, ...carryOut(id, settings) });
    refuseOtherMethods(
      app,
      url,
      ids.map((id) => operations[id].method),
    );
  }
}

function refuseOtherMethods(app: FastifyInstance, url: string, methods: string[]): void {
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

/** `{session}` of the document is `:session` of the router. */
const toRoute = (path: string) => path.replaceAll(/\{([^}]+)\}/g, ":$1");
