import type { Tenant } from "../organizations/tenant.ts";

/** What a handler knows about a request beyond its validated parts. */
export interface RequestContext {
  requestId: string;
  tenant: Tenant;
}
