import { describe, expect, it } from "vitest";
import { describeFailure, EndlessResponseError, NoAddressError, RefusedAddressError } from "./send-failure.ts";

const unresolved = "The host name does not resolve.";
const unreachable = "The host does not accept connections.";
const lateConnection = "The connection was not made in time.";
const cut = "The connection was closed before the response was complete.";
const invalid = "The response is not valid HTTP, or its headers are too large.";
const untrusted = "No trusted TLS connection could be made.";
const refused = "The host has an address that is not public.";
const failed = "The request failed.";

const withCode = (code: unknown, more: object = {}) => Object.assign(new Error("secret of the host"), { code }, more);

describe("describeFailure", () => {
  it.each([
    ["ENOTFOUND", unresolved],
    ["EAI_AGAIN", unresolved],
    ["EAI_FAIL", unresolved],
    ["ENODATA", unresolved],
    ["ECONNREFUSED", unreachable],
    ["EHOSTUNREACH", unreachable],
    ["EHOSTDOWN", unreachable],
    ["ENETUNREACH", unreachable],
    ["EADDRNOTAVAIL", unreachable],
    ["ETIMEDOUT", lateConnection],
    ["UND_ERR_CONNECT_TIMEOUT", lateConnection],
    ["ECONNRESET", cut],
    ["ECONNABORTED", cut],
    ["EPIPE", cut],
    ["UND_ERR_SOCKET", cut],
    ["HPE_INVALID_CONSTANT", invalid],
    ["HPE_INVALID_CHUNK_SIZE", invalid],
    ["UND_ERR_HEADERS_OVERFLOW", invalid],
    ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", invalid],
    ["CERT_HAS_EXPIRED", untrusted],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", untrusted],
    ["SELF_SIGNED_CERT_IN_CHAIN", untrusted],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", untrusted],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", untrusted],
    ["ERR_TLS_CERT_ALTNAME_INVALID", untrusted],
    ["ERR_SSL_WRONG_VERSION_NUMBER", untrusted],
    ["ERR_SSL_TLSV1_ALERT_HANDSHAKE_FAILURE", untrusted],
    ["EPROTO", untrusted],
    ["HOSTNAME_MISMATCH", untrusted],
    ["INVALID_CA", untrusted],
    ["ERR_UNKNOWN", failed],
    ["XECONNRESET", failed],
    ["", failed],
    [undefined, failed],
    [42, failed],
  ])("says of %s: %s", (code, sentence) => {
    expect(describeFailure(withCode(code))).toBe(sentence);
  });

  it.each([
    ["the refusal", new RefusedAddressError(), refused],
    ["a name without an address", new NoAddressError(), unresolved],
    ["an endless response", new EndlessResponseError(), invalid],
    ["what no parser reads", Object.assign(new Error("a"), { name: "HTTPParserError" }), invalid],
    ["a cause", withCode(undefined, { cause: withCode("ECONNRESET") }), cut],
    ["a cause of a cause", new Error("a", { cause: new Error("b", { cause: withCode("EPIPE") }) }), cut],
    ["one of several addresses", new AggregateError([withCode("ECONNREFUSED"), withCode("ENETUNREACH")]), unreachable],
    ["a refusal as a cause", new Error("a", { cause: new RefusedAddressError() }), refused],
    ["a refusal among several", new AggregateError([withCode("ECONNREFUSED"), new RefusedAddressError()]), refused],
    ["text", "ECONNRESET", failed],
    ["nothing", undefined, failed],
    ["null", null, failed],
    ["an error without a code", new TypeError("secret of the host"), failed],
  ])("sees %s", (_name, error, sentence) => {
    expect(describeFailure(error)).toBe(sentence);
  });

  it("ends with an error that is its own cause", () => {
    const error = new Error("a");
    error.cause = error;
    expect(describeFailure(error)).toBe(failed);
  });

  it("repeats nothing of what the host sent", () => {
    const error = withCode("HPE_INVALID_CONSTANT", { data: "secret", reason: "secret" });
    expect(describeFailure(error)).not.toContain("secret");
  });
});
