import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiKey, parseApiKey } from "../../src/api-keys/api-key.ts";
import { createApiKeyFinder } from "../../src/api-keys/api-key-finder.ts";
import { systemClock } from "../../src/clock.ts";
import { createLogger } from "../../src/logger.ts";
import { createTestKey, createTestOrganization } from "../harness/test-organization.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let statements: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase({ onStatement: (text) => statements.push(text) });
});
afterAll(() => database.close());

const digestOf = (key: string): Buffer => parseApiKey(key)?.digest ?? Buffer.alloc(0);

it("looks a thousand keys up that come at once, made up and real ones, in two statements, one after the other", async () => {
  const { sql } = database;
  const organization = await createTestOrganization(sql);
  const real = digestOf(await createTestKey(sql, organization.id, "live"));
  const { find } = createApiKeyFinder({ sql, clock: systemClock, logger: createLogger("silent") });
  statements = [];
  const digests = Array.from({ length: 1_000 }, (_, index) => (index === 700 ? real : digestOf(createApiKey("live"))));
  const found = await Promise.all(digests.map(find));
  expect(found.filter((key) => key !== undefined)).toEqual([
    { id: expect.any(String), organizationId: organization.id, environment: "live" },
  ]);
  expect(found[700]).toBeDefined();
  expect(statements.filter((text) => text.includes("where digest = any"))).toHaveLength(2);
});
