import { toWire as deliveryToWire } from "../deliveries/delivery.ts";
import type { OperationHandlers } from "../generated/handlers.ts";
import { readId } from "../http/read-id.ts";
import type { RequestContext } from "../http/request-context.ts";
import { readCursor } from "../lists/cursor.ts";
import { pageLinks } from "../lists/page-links.ts";
import { toWire } from "./event.ts";
import type { EventService } from "./service.ts";

type EventHandlers = Pick<OperationHandlers<RequestContext>, "listEvents" | "getEvent" | "resendEvent">;

export interface EventRouteSettings {
  service: EventService;
  /** Where clients reach this API, without a slash at its end. */
  apiUrl: () => string;
}

export function eventRoutes({ service, apiUrl }: EventRouteSettings): EventHandlers {
  return {
    async listEvents({ query }, { tenant }) {
      const { limit, type } = query;
      const cursor = await readCursor(query, "ev", (id) => service.exists(tenant, id));
      const { items, ...neighbours } = await service.list(tenant, type, { limit, ...cursor });
      const body = items.map(toWire);
      const headers = pageLinks(`${apiUrl()}/api/v1/events`, { limit, type }, body, neighbours);
      return { status: 200, headers, body };
    },

    async getEvent({ path }, { tenant }) {
      return { status: 200, body: toWire(await service.get(tenant, readId("ev", path.event))) };
    },

    async resendEvent({ path, body }, { tenant }) {
      const endpoint = body?.webhook_endpoint;
      const endpointId = endpoint === undefined ? undefined : readId("whe", endpoint);
      const deliveries = await service.resend(tenant, readId("ev", path.event), endpointId);
      return { status: 202, body: deliveries.map(deliveryToWire) };
    },
  };
}
