import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { toCurl } from "./curl.ts";

const baseUrl = new URL("http://127.0.0.1:1/");
const request = {
  method: "POST",
  target: "/a?b=c",
  headers: [] as [string, string][],
  body: undefined as Buffer | undefined,
};

it("never contains a key", () => {
  const headers: [string, string][] = [["Authorization", "Bearer t9k_test_secret"]];
  expect(toCurl({ ...request, headers }, baseUrl)).toBe(
    `curl -i --path-as-is -X POST 'http://127.0.0.1:1/a?b=c' -H "Authorization: Bearer $PAYMENT_SESSIONS_API_KEY"`,
  );
});

it.each([
  ["quotes", `{"a":"it's"}`],
  ["what a shell would expand", '{"a":"$HOME `id` \\u0000"}'],
  ["a long run", `{"a":"${"x".repeat(500)}"}`],
  ["other bytes", Buffer.from([123, 0xff, 0, 10, 125])],
])("gives a shell the very body: %s", (_name, body) => {
  const bytes = Buffer.from(body);
  const line = toCurl({ ...request, body: bytes }, baseUrl).replace(/^.*--data-binary /s, "printf '%s' ");
  // A shell's argument cannot contain NUL: what curl gets ends there, as it does for whoever pastes the line.
  const expected = bytes.includes(0) ? bytes.subarray(0, bytes.indexOf(0)) : bytes;
  expect(execFileSync("bash", ["-c", line])).toEqual(expected);
});
