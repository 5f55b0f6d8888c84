/** One scheme and one token68 (RFC 9110, section 11.4), where "_" is allowed because keys contain it. */
const credentialsPattern = /^(bearer|basic) +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * The API key that a request carries: as a bearer token, as the user name of Basic with an empty password, or unencoded
 * behind "Basic", as the public documentation of 1099Policy writes it. Undefined for anything else, two headers
 * included.
 */
export function readCredentials(authorizationHeaders: readonly string[] = []): string | undefined {
  const [header, ...others] = authorizationHeaders;
  const match = others.length === 0 && header !== undefined ? credentialsPattern.exec(header) : null;
  if (match === null) return undefined;
  const [, scheme = "", token = ""] = match;
  // Base64 has no "_", so nothing that is encoded can look like a key.
  if (scheme.toLowerCase() === "bearer" || token.startsWith("t9k_")) return token;
  const [userName, password, ...rest] = Buffer.from(token, "base64").toString("latin1").split(":");
  return password === "" && rest.length === 0 ? userName : undefined;
}
