/** Holds the session's token while the contractor is at the provider's challenge. */
const name = "payment_session";

/**
 * SameSite=Lax, because the provider's page leads back here. The path keeps sessions in one browser apart; without a
 * lifetime the browser forgets it when it is closed.
 */
export const challengeCookie = ({ token, path, secure }: { token: string; path: string; secure: boolean }): string =>
  `${name}=${token}; Path=${path}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

/** The token in a Cookie header (RFC 6265, section 4.2.1). */
export function readChallengeCookie(header: string | undefined): string | undefined {
  const pair = header?.split("; ").find((text) => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
