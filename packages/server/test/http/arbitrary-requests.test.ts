import {
  asyncProperty,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  record,
  string,
  uint8Array,
} from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newContractor } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const settings = { numRuns: 300 };
const json = { "content-type": "application/json" };
/** Any code units, lone surrogates and NUL included. */
const anyText = string({ unit: "binary" });
const anyValue = oneof(jsonValue(), anyText, jsonValue({ stringUnit: "binary" }));
const writable = ["/api/v1/contractors", "/api/v1/payment/sessions", "/api/v1/webhook_endpoints"];
const collections = constantFrom(...writable);
const lists = constantFrom(...writable, "/api/v1/events");

/** A contractor in which any property may be anything. */
const almostContractor = record(
  Object.fromEntries(
    [...Object.keys(newContractor()), "custom_metadata", "tax_identification", "__proto__", "constructor"].map(
      (name) => [name, oneof(anyValue, constantFrom(...Object.values(newContractor())))],
    ),
  ),
  { requiredKeys: [] },
);

describe("whatever a client sends", () => {
  it("is answered below 500 as the specification says: bodies that are almost right", async () => {
    const property = asyncProperty(almostContractor, async (changes) => {
      const { status } = await server.client.post("/api/v1/contractors", { ...newContractor(), ...changes });
      expect(status).toBeOneOf([201, 400]);
    });
    await assert(property, settings);
  });

  it("is answered below 500 as the specification says: any JSON", async () => {
    const property = asyncProperty(collections, anyValue, async (path, value) => {
      expect((await server.client.send("POST", path, { body: JSON.stringify(value), headers: json })).status).toBe(400);
    });
    await assert(property, settings);
  });

  it("is answered below 500 as the specification says: any bytes", async () => {
    const property = asyncProperty(collections, uint8Array({ maxLength: 100 }), async (path, body) => {
      expect((await server.client.send("POST", path, { body, headers: json })).status).toBe(400);
    });
    await assert(property, settings);
  });

  it("is answered below 500 as the specification says: any query", async () => {
    const names = oneof(
      anyText,
      constantFrom("limit", "email", "status", "contractor", "type", "starting_after", "ending_before"),
    );
    const property = asyncProperty(lists, dictionary(names, anyText, { maxKeys: 4 }), async (path, query) => {
      const { status } = await server.client.get(`${path}?${new URLSearchParams(query).toString()}`);
      expect(status).toBeOneOf([200, 400]);
    });
    await assert(property, settings);
  });

  it("is answered below 500 as the specification says: any id", async () => {
    const property = asyncProperty(lists, anyText, async (path, text) => {
      const { status } = await server.client.get(`${path}/x${encodeURIComponent(text.toWellFormed())}`);
      expect(status).toBe(404);
    });
    await assert(property, settings);
  });
});
