import { contentSecurityPolicy, type PageOrigins } from "./content-security-policy.ts";

/** The headers of everything that this listener answers, errors included. */
export function pageHeaders({ origins, secure }: { origins?: PageOrigins; secure: boolean }): Record<string, string> {
  return {
    "cache-control": "no-store",
    "content-security-policy": contentSecurityPolicy(origins),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
    ...(secure && { "strict-transport-security": "max-age=31536000" }),
  };
}
