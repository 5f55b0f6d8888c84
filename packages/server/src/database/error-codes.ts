/** SQLSTATE codes that the service tells apart (PostgreSQL manual, appendix A). */
export const uniqueViolation = "23505";
export const serializationFailure = "40001";
export const deadlockDetected = "40P01";
export const lockNotAvailable = "55P03";
export const queryCanceled = "57014";
export const adminShutdown = "57P01";
export const crashShutdown = "57P02";
export const cannotConnectNow = "57P03";
export const tooManyConnections = "53300";

/** The SQLSTATE, or postgres.js's own code ("CONNECTION_CLOSED", "ECONNREFUSED"), of whatever was thrown. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const unavailable = new Set<string>([
  adminShutdown,
  crashShutdown,
  cannotConnectNow,
  tooManyConnections,
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/** True when the database could not be asked at all, so that trying again later may help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  return code !== undefined && unavailable.has(code);
}
