import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DecryptionError } from "../../src/encryption.ts";
import { decodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import { createContractor, everyProperty, newContractor, type WireContractor } from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const contractors = "/api/v1/contractors";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const uuid = (id: string) => decodeId("cn", id) ?? "";
describe("creating a contractor", () => {
  it("answers what was sent, and null for what was not", async () => {
    const input = newContractor();
    const { status, body } = await server.client.post<WireContractor>(contractors, input);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...input,
      id: expect.stringMatching(/^cn_[0-9A-Za-z]{22}$/),
      created: expect.any(Number),
      middle_name: null,
      company_name: null,
      address: { ...input.address, line2: null, country: null },
      withhold_premium: null,
      custom_metadata: null,
      card: null,
    });
    expect((await server.client.get(`${contractors}/${body.id}`)).body).toEqual(body);
  });

  it("keeps every property", async () => {
    const contractor = await createContractor(server.client, everyProperty);
    expect(contractor).toMatchObject(everyProperty);
    expect((await server.client.get(`${contractors}/${contractor.id}`)).body).toEqual(contractor);
  });

  it.each([
    [94110, "94110"],
    [0, "0"],
    ["02134", "02134"],
    ["SW1A 1AA", "SW1A 1AA"],
  ])("accepts the postal code %j and answers %j", async (postalcode, answered) => {
    const { address } = newContractor();
    const contractor = await createContractor(server.client, { address: { ...address, postalcode } });
    expect(contractor.address.postalcode).toBe(answered);
  });

  it.each(["US", "USA", null])("answers the country %j as it was sent", async (country) => {
    const { address } = newContractor();
    const contractor = await createContractor(server.client, { address: { ...address, country } });
    expect(contractor.address.country).toBe(country);
  });

  it("accepts what the public clients send: an empty second line and numbers for codes", async () => {
    const { address } = newContractor();
    const sent = { address: { ...address, line2: "", postalcode: 2108 }, tax_identification: 123456789 };
    const { id, address: answered } = await createContractor(server.client, sent);
    expect(answered).toMatchObject({ line2: null, postalcode: "2108" });
    const [row] = await server.database.sql`select * from contractors where id = ${uuid(id)}`;
    const ciphertext = row?.["tax_identification_ciphertext"] as Buffer;
    expect(server.encryption.decrypt(ciphertext, `contractors.tax_identification:${uuid(id)}`)).toBe("123456789");
  });

  it("encrypts the tax identification and never answers or logs it", async () => {
    const taxIdentification = "987-65-4321";
    const { id } = await createContractor(server.client, { tax_identification: taxIdentification });
    const [row] = await server.database.sql`select * from contractors where id = ${uuid(id)}`;
    const ciphertext = row?.["tax_identification_ciphertext"] as Buffer;
    expect(server.encryption.decrypt(ciphertext, `contractors.tax_identification:${uuid(id)}`)).toBe(taxIdentification);
    expect(() => server.encryption.decrypt(ciphertext, "contractors.tax_identification:other")).toThrow(
      DecryptionError,
    );
    const { body } = await server.client.get(`${contractors}/${id}`);
    expect(JSON.stringify(body)).not.toMatch(/tax|4321/);
    expect(server.log()).not.toContain(taxIdentification);
  });

  it("refuses an email address that another contractor has, in any case", async () => {
    const { email } = await createContractor(server.client);
    for (const taken of [email, email.toUpperCase()]) {
      const answer = await server.client.post(contractors, { ...newContractor(), email: taken });
      expect([answer.status, answer.body]).toEqual([409, errorBody("duplicate_email", ["/email"])]);
      expect(JSON.stringify(answer.body)).not.toContain(email);
    }
  });

  it("lets other organizations and the other environment use the same address", async () => {
    const { email } = await createContractor(server.client);
    const stranger = await createTestOrganization(server.database.sql);
    for (const key of [server.organization.liveKey, stranger.testKey]) {
      expect((await createContractor(server.client.as(key), { email })).email).toBe(email);
    }
  });

  it("gives one address to one of many that ask at once", async () => {
    const input = newContractor();
    const answers = await Promise.all(Array.from({ length: 10 }, () => server.client.post(contractors, input)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
  });

  it.each([
    ["nothing", {}, ["/address", "/email", "/first_name", "/last_name", "/phone"]],
    ["read-only properties", { ...newContractor(), id: "cn_1", created: 1, card: null }, ["/card", "/created", "/id"]],
    [
      "an unknown property of the address",
      { ...newContractor(), address: { ...newContractor().address, zip: 1 } },
      ["/address/zip"],
    ],
    ["an email address without @", { ...newContractor(), email: "ada" }, ["/email"]],
    [
      "a broken postal code",
      { ...newContractor(), address: { ...newContractor().address, postalcode: 1.5 } },
      ["/address/postalcode"],
    ],
    ["nested metadata", { ...newContractor(), custom_metadata: { a: {} } }, ["/custom_metadata/a"]],
    [
      "NUL in metadata",
      { ...newContractor(), custom_metadata: { a: "\0", "b\0": 1 } },
      ["/custom_metadata/a", "/custom_metadata/b\0"],
    ],
  ])("refuses %s and says where", async (_name, input, paths) => {
    const before = await server.database.sql`select count(*) from contractors`;
    const { status, body } = await server.client.post(contractors, input);
    expect([status, body]).toEqual([400, errorBody("invalid_input", paths)]);
    expect(await server.database.sql`select count(*) from contractors`).toEqual(before);
  });

  it.each([
    ["__proto__", '{"__proto__":{"polluted":true}}', "/custom_metadata/__proto__"],
    ["a number beyond doubles", '{"a":1e400}', "/custom_metadata/a"],
    ["a lone surrogate", '{"a":"\\ud800"}', "/custom_metadata/a"],
  ])("refuses %s in metadata", async (_name, metadata, path) => {
    const body = JSON.stringify(newContractor()).replace(/}$/, `,"custom_metadata":${metadata}}`);
    const answer = await server.client.send("POST", contractors, {
      body,
      headers: { "content-type": "application/json" },
    });
    expect([answer.status, answer.body]).toEqual([400, errorBody("invalid_input", [path])]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
