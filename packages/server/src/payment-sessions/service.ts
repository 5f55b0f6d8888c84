import { ApiError, resourceNotFound } from "../errors.ts";
import type { Transactable } from "../database/pool.ts";
import { type Page, type PageRequest, readPage } from "../lists/page.ts";
import { getAllowedRedirectHosts } from "../organizations/repository.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { getTransitioned } from "./get-transitioned.ts";
import type { PaymentSession } from "./payment-session.ts";
import {
  findPaymentSession,
  insertPaymentSession,
  listPaymentSessions,
  type PaymentSessionFilter,
} from "./repository.ts";
import { parseReturnUrl } from "./return-url.ts";
import { createSetupToken } from "./setup-token.ts";
import { transitionPaymentSession } from "./transition-repository.ts";

export interface PaymentSessionSettings {
  sql: Transactable;
  /** Without a slash at its end. */
  hostedPageUrl: string;
  sessionLifetimeSeconds: number;
}

export interface CreatedPaymentSession {
  session: PaymentSession;
  /** Known here and to the client only: the token in it is a secret. */
  url: string;
}

export type PaymentSessionService = ReturnType<typeof createPaymentSessionService>;

export function createPaymentSessionService({ sql, hostedPageUrl, sessionLifetimeSeconds }: PaymentSessionSettings) {
  return {
    async create(tenant: Tenant, input: { contractorId: string; returnUrl: string }): Promise<CreatedPaymentSession> {
      const allowedHosts = await getAllowedRedirectHosts(sql, tenant.organizationId);
      const result = parseReturnUrl(input.returnUrl, { allowedHosts, environment: tenant.environment });
      if ("refused" in result) throw invalidReturnUrl(result.refused);
      const token = createSetupToken(tenant.environment);
      const session = await insertPaymentSession(sql, tenant, {
        contractorId: input.contractorId,
        returnUrl: result.url,
        tokenDigest: token.digest,
        lifetimeSeconds: sessionLifetimeSeconds,
      });
      if (session === undefined) throw resourceNotFound("contractor");
      return { session, url: `${hostedPageUrl}/payment/setup/${token.text}` };
    },

    async get(tenant: Tenant, id: string): Promise<PaymentSession> {
      const session = await findPaymentSession(sql, tenant, id);
      if (session === undefined) throw resourceNotFound("payment session");
      return session;
    },

    async exists(tenant: Tenant, id: string): Promise<boolean> {
      return (await findPaymentSession(sql, tenant, id)) !== undefined;
    },

    list(tenant: Tenant, filter: PaymentSessionFilter, page: PageRequest): Promise<Page<PaymentSession>> {
      return readPage(page, (direction, from, limit) =>
        listPaymentSessions(sql, tenant, filter, direction, from, limit),
      );
    },

    async cancel(tenant: Tenant, id: string): Promise<PaymentSession> {
      return getTransitioned(await transitionPaymentSession(sql, tenant, id, "cancel"));
    },
  };
}

const invalidReturnUrl = (problem: string) =>
  new ApiError("invalid_return_url", "The contractor cannot be sent to this return_url.", {
    errors: [{ path: "/return_url", message: `"return_url" ${problem}` }],
  });
