/** Hosts, as URLs have them, that are this machine whatever its resolver says (RFC 6761, section 6.3; RFC 5735). */
export const isLoopbackHostname = (hostname: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
