/** What a page needs of others: nothing, unless it has the card form. */
export interface PageOrigins {
  /** Where the payment provider's script comes from. */
  script?: string | undefined;
  /** Where its card fields come from. */
  frames?: readonly string[];
  /** The page's script asks this server. */
  asksServer?: boolean;
  /** Where a form may lead: browsers follow a redirect after a form only to these. */
  forms?: readonly string[];
}

export function contentSecurityPolicy(origins: PageOrigins = {}): string {
  const { script, frames = [], asksServer = false, forms = [] } = origins;
  const provider = script === undefined ? [] : [script];
  const connections = [...(asksServer ? ["'self'"] : []), ...(frames.length > 0 ? [...provider, ...frames] : [])];
  return [
    "default-src 'none'",
    directive("script-src", ["'self'", ...provider]),
    "style-src 'self'",
    ...(frames.length > 0 ? [directive("frame-src", frames)] : []),
    ...(connections.length > 0 ? [directive("connect-src", connections)] : []),
    directive("form-action", ["'self'", ...forms]),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

const directive = (name: string, sources: readonly string[]) => `${name} ${[...new Set(sources)].join(" ")}`;
