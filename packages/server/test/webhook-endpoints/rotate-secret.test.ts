import type { components } from "@payment-sessions/api-types";
import { sign } from "@payment-sessions/webhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { signingSecretContext } from "../../src/webhook-endpoints/signing-secret.ts";
import { createEndpoint } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

type Rotated = components["schemas"]["RotatedWebhookEndpoint"];

const endpoints = "/api/v1/webhook_endpoints";
const daySeconds = 24 * 60 * 60;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ maxConnections: 12 });
});

afterAll(() => server.close());

const rotate = (id: string) => server.client.post<Rotated>(`${endpoints}/${id}/rotate_secret`);

/** The newest first. */
async function secretsOf(id: string) {
  const rows = await server.database.sql<{ id: string; ciphertext: Buffer; expires_at: Date | null }[]>`
    select id, ciphertext, expires_at from webhook_secrets where endpoint_id = ${decodeId("whe", id) ?? ""}
    order by id desc
  `;
  return rows.map((row) => ({
    secret: server.encryption.decrypt(row.ciphertext, signingSecretContext(row.id)),
    expiresAt: row.expires_at && row.expires_at.getTime() / 1000,
  }));
}

const moveExpiry = (id: string, hours: number) => server.database.sql`
  update webhook_secrets set expires_at = expires_at + make_interval(hours => ${hours})
  where endpoint_id = ${decodeId("whe", id) ?? ""} and expires_at is not null
`;

describe("rotating the secret of a webhook endpoint", () => {
  it("answers with a new one, and leaves the former valid for a day", async () => {
    const { secret: first, ...endpoint } = await createEndpoint(server.client, { description: "Billing" });
    const { status, body } = await rotate(endpoint.id);
    expect(status).toBe(200);
    const { secret, previous_secret_expires_at: expiresAt, ...rest } = body;
    expect(rest).toEqual(endpoint);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await secretsOf(endpoint.id)).toEqual([
      { secret, expiresAt: null },
      { secret: first, expiresAt },
    ]);
    expect(Math.abs((expiresAt ?? 0) - daySeconds - Date.now() / 1000)).toBeLessThan(60);
  });

  it("gives every former secret a day of its own", async () => {
    const { id } = await createEndpoint(server.client);
    const earlier = (await rotate(id)).body;
    await moveExpiry(id, -20);
    const later = (await rotate(id)).body;
    expect(await secretsOf(id)).toMatchObject([
      { secret: later.secret, expiresAt: null },
      { secret: earlier.secret, expiresAt: later.previous_secret_expires_at },
      { expiresAt: (earlier.previous_secret_expires_at ?? 0) - 20 * 3600 },
    ]);
    expect(Math.abs((later.previous_secret_expires_at ?? 0) - daySeconds - Date.now() / 1000)).toBeLessThan(60);
  });

  it("does so for a disabled endpoint too", async () => {
    const { id } = await createEndpoint(server.client);
    await server.client.put(`${endpoints}/${id}`, { status: "disabled" });
    expect((await rotate(id)).body).toMatchObject({ status: "disabled", secret: expect.any(String) });
  });

  it("keeps the newest of many, as many as a delivery can be signed with", async () => {
    const { id, secret } = await createEndpoint(server.client);
    const issued = [secret];
    for (let round = 0; round < 10; round++) issued.unshift((await rotate(id)).body.secret);
    const left = (await secretsOf(id)).map((each) => each.secret);
    expect(left).toEqual(issued.slice(0, 8));
    const delivery = { id: "ev_1", timestamp: 1772464020, body: "{}" };
    await expect(sign({ ...delivery, secrets: left })).resolves.toBeDefined();
    await expect(sign({ ...delivery, secrets: issued.slice(0, 9) })).rejects.toThrow("signatures");
  });

  it("leaves one current secret, whose rotation was the last, when many rotate at once", async () => {
    const { id, secret: first } = await createEndpoint(server.client);
    const answers = await Promise.all(Array.from({ length: 6 }, () => rotate(id)));
    const issued = answers.map(({ status, body }) => {
      expect(status).toBe(200);
      return body.secret;
    });
    const secrets = await secretsOf(id);
    expect(secrets.map(({ secret }) => secret).toSorted()).toEqual([first, ...issued].toSorted());
    expect(secrets.filter(({ expiresAt }) => expiresAt === null)).toEqual([secrets[0]]);
    expect(secrets.at(-1)?.secret).toBe(first);
  });

  it("leaves the secrets of other endpoints as they are", async () => {
    const [one, other] = [await createEndpoint(server.client), await createEndpoint(server.client)];
    await rotate(one.id);
    expect(await secretsOf(other.id)).toEqual([{ secret: other.secret, expiresAt: null }]);
  });
});
