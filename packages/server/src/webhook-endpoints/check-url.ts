import { invalidInput } from "../errors.ts";
import type { Tenant } from "../organizations/tenant.ts";
import type { Resolve } from "../webhooks/resolve.ts";
import { checkTargetHost, parseTargetUrl } from "../webhooks/target-url.ts";

export interface CheckUrlSettings {
  /** Whether test endpoints may be on this machine, and be spoken to without TLS. */
  allowLoopback: boolean;
  resolve: Resolve;
}

/** The serialised form of a URL that events may be sent to; any other is refused as invalid input. */
export async function checkUrl(
  text: string,
  { environment }: Tenant,
  { allowLoopback, resolve }: CheckUrlSettings,
): Promise<string> {
  const rules = { environment, allowLoopback };
  const result = parseTargetUrl(text, rules);
  if ("refused" in result) throw invalidUrl(result.refused);
  const refusal = await checkTargetHost(result.url, rules, resolve);
  if (refusal !== undefined) throw invalidUrl(refusal.refused);
  return result.url;
}

const invalidUrl = (problem: string) => invalidInput([{ path: "/url", message: `"url" ${problem}` }]);
