import type { OperationHandlers } from "../generated/handlers.ts";
import { readId } from "../http/read-id.ts";
import type { RequestContext } from "../http/request-context.ts";
import { decodeId } from "../ids.ts";
import { readCursor } from "../lists/cursor.ts";
import { pageLinks } from "../lists/page-links.ts";
import { toWire } from "./payment-session.ts";
import type { PaymentSessionService } from "./service.ts";

type PaymentSessionHandlers = Pick<
  OperationHandlers<RequestContext>,
  "createPaymentSession" | "listPaymentSessions" | "getPaymentSession" | "cancelPaymentSession"
>;

export interface PaymentSessionRouteSettings {
  service: PaymentSessionService;
  /** Where clients reach this API, without a slash at its end. */
  apiUrl: () => string;
}

export function paymentSessionRoutes({ service, apiUrl }: PaymentSessionRouteSettings): PaymentSessionHandlers {
  return {
    async createPaymentSession({ body }, { tenant }) {
      const contractorId = decodeId("cn", body.contractor) ?? noId;
      const { session, url } = await service.create(tenant, { contractorId, returnUrl: body.return_url });
      return { status: 201, body: { ...toWire(session), url } };
    },

    async listPaymentSessions({ query }, { tenant }) {
      const { limit, contractor, status } = query;
      const cursor = await readCursor(query, "hps", (id) => service.exists(tenant, id));
      const filter = {
        ...(contractor !== undefined && { contractorId: decodeId("cn", contractor) ?? noId }),
        ...(status !== undefined && { status }),
      };
      const { items, ...neighbours } = await service.list(tenant, filter, { limit, ...cursor });
      const body = items.map(toWire);
      const headers = pageLinks(`${apiUrl()}/api/v1/payment/sessions`, { limit, contractor, status }, body, neighbours);
      return { status: 200, headers, body };
    },

    async getPaymentSession({ path }, { tenant }) {
      return { status: 200, body: toWire(await service.get(tenant, readId("hps", path.session))) };
    },

    async cancelPaymentSession({ path }, { tenant }) {
      return { status: 200, body: toWire(await service.cancel(tenant, readId("hps", path.session))) };
    },
  };
}

/** The nil UUID: a contractor that cannot exist is one that does not. */
const noId = "00000000-0000-0000-0000-000000000000";
