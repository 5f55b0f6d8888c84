import { expect, test } from "vitest";
import { isConnectionLost, isDatabaseUnavailable } from "./error-codes.ts";

const failure = (code: string) => Object.assign(new Error(code), { code });

test.each([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "HOSTNAME_MISMATCH",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "EPROTO",
])("takes a failure of TLS for a database that is away: %s", (code) => {
  expect(isDatabaseUnavailable(failure(code))).toBe(true);
  expect(isConnectionLost(failure(code))).toBe(false);
});

test.each(["42P01", "23505", "ERR_INVALID_ARG_TYPE"])("takes %s for a mistake of ours", (code) => {
  expect(isDatabaseUnavailable(failure(code))).toBe(false);
});
