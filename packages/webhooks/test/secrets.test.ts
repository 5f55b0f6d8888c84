import { inspect } from "node:util";
import { expect, it } from "vitest";
import { sign, unwrap, verify } from "../src/index.ts";
import { at, otherSecret, published, publishedHeaders } from "./vectors.ts";

const { id, timestamp, body, secret, signature } = published;
const options = { now: at() };
const withHeader = (name: string, value: string) => ({ ...publishedHeaders, [name]: value });

async function unwrapMalformed(): Promise<unknown> {
  const malformed = `${body},`;
  return unwrap(malformed, await sign({ id, timestamp, body: malformed, secrets: [secret] }), secret, options);
}

const failures: [string, () => Promise<unknown>][] = [
  ["a secret that is none", () => verify(body, publishedHeaders, `${secret}!`, options)],
  ["a secret that is too short", () => verify(body, publishedHeaders, secret.slice(0, -4), options)],
  ["a secret without its prefix", () => sign({ id, timestamp, body, secrets: [secret.slice(6)] })],
  ["another secret", () => verify(body, publishedHeaders, otherSecret, options)],
  ["a malformed signature", () => verify(body, withHeader("webhook-signature", `${signature}=`), secret, options)],
  ["a malformed id", () => verify(body, withHeader("webhook-id", `${id}.`), secret, options)],
  ["a body that is no event", () => unwrap(body, publishedHeaders, secret, options)],
  ["a body that is no JSON", unwrapMalformed],
  ["a body that is not raw", () => verify({ test: 2_432_232_314 } as never, publishedHeaders, secret, options)],
];

it.each(failures)("shows no secret, signature, id or body when it fails because of %s", async (_name, fail) => {
  const error: unknown = await fail().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  expect(`${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`).not.toMatch(/MfKQ|AAEC|g0hM|msg_p5|2432232314/);
});
