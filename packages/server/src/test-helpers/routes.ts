import type { OperationHandlers } from "../generated/handlers.ts";
import { readId } from "../http/read-id.ts";
import type { RequestContext } from "../http/request-context.ts";
import { toWire } from "../payment-sessions/payment-session.ts";
import type { TestHelperService } from "./service.ts";

type TestHelperHandlers = Pick<OperationHandlers<RequestContext>, "completePaymentSession" | "expirePaymentSession">;

export function testHelperRoutes({ service }: { service: TestHelperService }): TestHelperHandlers {
  return {
    async completePaymentSession({ path }, { tenant }) {
      return { status: 200, body: toWire(await service.complete(tenant, readId("hps", path.session))) };
    },

    async expirePaymentSession({ path }, { tenant }) {
      return { status: 200, body: toWire(await service.expire(tenant, readId("hps", path.session))) };
    },
  };
}
