import { expect, it } from "vitest";
import { dumpTables } from "../harness/dump-tables.ts";
import { findSecrets } from "../harness/find-secrets.ts";
import { withKey, withoutTable } from "../harness/idempotency.ts";
import { createContractor, endpointUrl, newContractor, returnUrl } from "../harness/requests.ts";
import { startTestServer } from "../harness/test-server.ts";

it("lets neither keys nor what was answered reach the database or the log in the clear", async () => {
  const server = await startTestServer();
  const { client, organization, database } = server;
  const { id: contractor } = await createContractor(client);
  const keys = ["order-17", "an idempotency key of a client"];
  const secrets = [...keys, organization.testKey, organization.testKey.slice(9)];
  for (const key of keys) {
    for (let round = 0; round < 2; round += 1) {
      const { body: session } = await client.post<{ url: string }>(
        "/api/v1/payment/sessions",
        { contractor, return_url: returnUrl },
        withKey(key),
      );
      const { body: endpoint } = await client.post<{ secret: string }>(
        "/api/v1/webhook_endpoints",
        { url: endpointUrl },
        withKey(key),
      );
      secrets.push(session.url.split("/").at(-1) ?? "", endpoint.secret);
    }
  }
  const taxIdentification = "987-65-4321";
  secrets.push(taxIdentification);
  const person = { ...newContractor(), tax_identification: taxIdentification };
  await withoutTable(database.sql, "contractors", () =>
    client.post("/api/v1/contractors", person, withKey("order-17")),
  );
  await client.post("/api/v1/contractors", person, withKey("order-17"));
  await client.post("/api/v1/contractors", newContractor(), withKey("order-17"));
  const everything = [server.log(), await dumpTables(database.sql)].join("\n");
  await server.close();
  expect(everything).toContain("the request failed");
  expect(everything).toContain("answer_ciphertext");
  expect(findSecrets(Object.fromEntries(secrets.entries()), { everything })).toEqual([]);
});
