/** SQLSTATE codes that the service tells apart (PostgreSQL manual, appendix A). */
export const uniqueViolation = "23505";
/** A primary that was demoted, or is protected from a full disk; a standby. */
export const readOnlyTransaction = "25006";
export const serializationFailure = "40001";
export const deadlockDetected = "40P01";
export const lockNotAvailable = "55P03";
export const tooManyConnections = "53300";
export const queryCanceled = "57014";
export const insufficientPrivilege = "42501";
/** Ours: nobody's turn came in time, and nothing was sent. */
export const poolExhausted = "POOL_EXHAUSTED";

/** The SQLSTATE, or postgres.js's own code ("CONNECTION_CLOSED", "ECONNREFUSED"), of whatever was thrown. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The connection is gone, and whatever was under way on it with it; what a commit came to is not known. */
const lostConnection = new Set<string>([
  // idle_in_transaction_session_timeout, transaction_timeout: the process was stalled.
  "25P03",
  "25P04",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/** A shutdown, a crash or a start-up of the server. The other one of this class, 57014, ends a statement alone. */
const isShutdown = (code: string): boolean => /^57P0\d$/.test(code);

const unavailable = new Set<string>([
  poolExhausted,
  readOnlyTransaction,
  // statement_completion_unknown
  "40003",
  "57P01",
  "57P02",
  "57P03",
  // We are not let in, or the database is not there: somebody is about to put that right.
  "28000",
  "28P01",
  "3D000",
  // system_error and io_error: the server's machine, and not what it was asked.
  "58000",
  "58030",
]);

/** Of Node's TLS and its certificates: nobody is let in until somebody has put that right. */
const isTlsFailure = (code: string): boolean =>
  /^(?:ERR_(?:SSL|TLS)_.+|EPROTO|CERT_.+|CRL_.+|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT.*|UNABLE_TO_.+|INVALID_CA|HOSTNAME_MISMATCH)$/.test(
    code,
  );

/** Connection exceptions, and a server that is out of memory, disk or connections. */
const unavailableClasses = ["08", "53"];

export function isConnectionLost(error: unknown): boolean {
  const code = errorCode(error);
  // PostgreSQL closes the connection with what is fatal; a mere error of the same code ends a statement.
  if ((error as { severity?: unknown } | null)?.severity === "ERROR") return false;
  return code !== undefined && (lostConnection.has(code) || isShutdown(code) || /^08...$/.test(code));
}

/** True when the database could not do it as things are, whatever it was asked, so that trying again later may help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  if (code === undefined) return false;
  return (
    isConnectionLost(error) ||
    unavailable.has(code) ||
    isTlsFailure(code) ||
    (code.length === 5 && unavailableClasses.includes(code.slice(0, 2)))
  );
}
