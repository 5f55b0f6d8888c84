import { type OperationId, operations } from "@payment-sessions/api-validators";
import type { FastifyInstance } from "fastify";
import { type CarryOutSettings, carryOut } from "./carry-out.ts";
import { refuseOtherMethods } from "./refuse-other-methods.ts";

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

/** `{session}` of the document is `:session` of the router. */
const toRoute = (path: string) => path.replaceAll(/\{([^}]+)\}/g, ":$1");
