import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "vitest";
import { publishedHeaders } from "../test/vectors.ts";
import { readWebhookHeaders } from "./read-webhook-headers.ts";
import type { HeadersInput, WebhookHeaderName } from "./webhook-headers.ts";

const names = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
const entries = Object.entries(publishedHeaders);
const arrays = Object.fromEntries(entries.map(([name, value]) => [name, [value]]));

function* generated(): Generator<[string, string]> {
  yield* entries;
}

const accepted: [string, HeadersInput][] = [
  ["Headers", new Headers(publishedHeaders)],
  ["a Map", new Map(entries)],
  ["pairs", entries],
  ["an iterable that can be read once", generated()],
  ["a plain object", publishedHeaders],
  ["an object with lists", arrays],
  ["Node's headers", { host: "a", "set-cookie": ["b", "c"], ...publishedHeaders } satisfies IncomingHttpHeaders],
  ["names in upper case", Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), value]))],
  ["names in title case", Object.fromEntries(entries.map(([name, value]) => [name.replace("w", "W"), value]))],
];

it.each(accepted)("are read from %s", (_name, headers) => {
  expect(readWebhookHeaders(headers)).toEqual(publishedHeaders);
});

it.each([undefined, null, "webhook-id: ev_1", 7])("cannot be read from %o", (headers) => {
  expect(() => readWebhookHeaders(headers as never)).toThrow(
    new TypeError("The headers must be those of the request: `Headers`, pairs, or an object."),
  );
});

describe.each(names)("%s", (name) => {
  const changed = (value: string | string[] | undefined) => ({ ...publishedHeaders, [name]: value });
  const refused = (code: string) => expect.objectContaining({ name: "WebhookVerificationError", code, header: name });

  it.each([
    ["an object", changed(undefined)],
    ["an empty list", changed([])],
    ["pairs", entries.filter(([key]) => key !== name)],
    ["Headers", new Headers(entries.filter(([key]) => key !== name))],
  ])("is missing in %s", (_name, headers) => {
    expect(() => readWebhookHeaders(headers)).toThrow(refused("missing_header"));
  });

  it("is not looked for in a prototype", () => {
    const { [name]: value, ...others } = publishedHeaders;
    const headers = Object.assign(Object.create({ [name]: value }) as object, others) as HeadersInput;
    expect(() => readWebhookHeaders(headers)).toThrow(refused("missing_header"));
  });

  const twice = new Headers(publishedHeaders);
  twice.append(name, publishedHeaders[name]);

  it.each([
    ["in a list", changed([publishedHeaders[name], publishedHeaders[name]])],
    ["in pairs", [...entries, [name, publishedHeaders[name]] as const]],
    ["in two cases", { ...publishedHeaders, [name.toUpperCase()]: publishedHeaders[name] }],
    ["joined, as Node does", changed(`${publishedHeaders[name]}, ${publishedHeaders[name]}`)],
  ])("is refused twice %s", (way, headers) => {
    // Signatures may have spaces between them, so a joined one is found out when they are parsed.
    if (name === "webhook-signature" && way.startsWith("joined")) return;
    expect(() => readWebhookHeaders(headers)).toThrow(refused("malformed_header"));
  });

  it.each(["", " ", ` ${publishedHeaders[name]}`, `${publishedHeaders[name]}\n`, `${publishedHeaders[name]}\u0000`])(
    "is refused as %j",
    (value) => {
      expect(() => readWebhookHeaders(changed(value))).toThrow(refused("malformed_header"));
    },
  );
});

function read(name: WebhookHeaderName, value: string): string {
  return readWebhookHeaders({ ...publishedHeaders, [name]: value })[name];
}

it.each(["0", "1772464021", "000000000001", "999999999999"])("has a time of 1 to 12 digits: %s", (value) => {
  expect(read("webhook-timestamp", value)).toBe(value);
});

it.each(["1772464021x", "1772464021 1", "+1", "-1", "1.5", "1e9", "0x10", "1234567890123", "١٢", "1_000"])(
  "has no time such as %s",
  (value) => {
    expect(() => read("webhook-timestamp", value)).toThrow("malformed");
  },
);

it("has an id of 1 to 255 visible ASCII characters", () => {
  const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
    .join("")
    .replace(".", "");
  expect(read("webhook-id", visible)).toBe(visible);
  expect(read("webhook-id", "a".repeat(255))).toHaveLength(255);
});

it.each(["a".repeat(256), "msg.1", "msg 1", "msg\t1", "ü", "\u007f"])("has no id such as %j", (value) => {
  expect(() => read("webhook-id", value)).toThrow("malformed");
});
