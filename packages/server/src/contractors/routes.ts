import type { OperationHandlers } from "../generated/handlers.ts";
import { readId } from "../http/read-id.ts";
import type { RequestContext } from "../http/request-context.ts";
import { readCursor } from "../lists/cursor.ts";
import { pageLinks } from "../lists/page-links.ts";
import { unixSeconds } from "../unix-seconds.ts";
import { toWire } from "./contractor.ts";
import { fromWire } from "./contractor-changes.ts";
import type { ContractorService } from "./service.ts";

type ContractorHandlers = Pick<
  OperationHandlers<RequestContext>,
  "createContractor" | "listContractors" | "getContractor" | "updateContractor" | "deleteContractor"
>;

export interface ContractorRouteSettings {
  service: ContractorService;
  /** Where clients reach this API, without a slash at its end. */
  apiUrl: () => string;
}

export function contractorRoutes({ service, apiUrl }: ContractorRouteSettings): ContractorHandlers {
  return {
    async createContractor({ body }, { tenant }) {
      return { status: 201, body: toWire(await service.create(tenant, fromWire(body))) };
    },

    async listContractors({ query }, { tenant }) {
      const { limit, email } = query;
      const cursor = await readCursor(query, "cn", (id) => service.existed(tenant, id));
      const { items, ...neighbours } = await service.list(tenant, email, { limit, ...cursor });
      const body = items.map(toWire);
      const headers = pageLinks(`${apiUrl()}/api/v1/contractors`, { limit, email }, body, neighbours);
      return { status: 200, headers, body };
    },

    async getContractor({ path }, { tenant }) {
      return { status: 200, body: toWire(await service.get(tenant, readId("cn", path.contractor))) };
    },

    async updateContractor({ path, body }, { tenant }) {
      const contractor = await service.update(tenant, readId("cn", path.contractor), fromWire(body));
      return { status: 200, body: toWire(contractor) };
    },

    async deleteContractor({ path }, { tenant }) {
      const deletedAt = await service.delete(tenant, readId("cn", path.contractor));
      return {
        status: 200,
        body: { id: path.contractor, object: "contractor", deleted: true, deleted_at: unixSeconds(deletedAt) },
      };
    },
  };
}
