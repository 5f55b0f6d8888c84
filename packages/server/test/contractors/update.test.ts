import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import { createContractor, everyProperty, type WireContractor } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const contractors = "/api/v1/contractors";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const uuid = (id: string) => decodeId("cn", id) ?? "";
describe("updating a contractor", () => {
  it("changes what is sent and keeps the rest", async () => {
    const contractor = await createContractor(server.client, everyProperty);
    const { status, body } = await server.client.put(`${contractors}/${contractor.id}`, {
      phone: "+1 212 555 0107",
      middle_name: null,
    });
    expect(status).toBe(200);
    expect(body).toEqual({ ...contractor, phone: "+1 212 555 0107", middle_name: null });
    expect((await server.client.get(`${contractors}/${contractor.id}`)).body).toEqual(body);
  });

  it("clears every optional property by null", async () => {
    const contractor = await createContractor(server.client, { ...everyProperty, tax_identification: "123456789" });
    const cleared = { middle_name: null, company_name: null, custom_metadata: null, tax_identification: null };
    const { body } = await server.client.put<WireContractor>(`${contractors}/${contractor.id}`, cleared);
    expect(body).toEqual({ ...contractor, middle_name: null, company_name: null, custom_metadata: null });
    const [row] = await server.database.sql`select * from contractors where id = ${uuid(contractor.id)}`;
    expect(row?.["tax_identification_ciphertext"]).toBeNull();
  });

  it("changes the given parts of the address and replaces the metadata as a whole", async () => {
    const contractor = await createContractor(server.client, everyProperty);
    const changes = { address: { line1: "1 New Street", line2: "", postalcode: 94110 }, custom_metadata: { other: 1 } };
    const { body } = await server.client.put<WireContractor>(`${contractors}/${contractor.id}`, changes);
    expect(body.address).toEqual({ ...contractor.address, line1: "1 New Street", line2: null, postalcode: "94110" });
    expect(body.custom_metadata).toEqual({ other: 1 });
  });

  it("accepts the contractor's own address again and refuses another's", async () => {
    const [one, other] = [await createContractor(server.client), await createContractor(server.client)];
    expect((await server.client.put(`${contractors}/${one.id}`, { email: one.email.toUpperCase() })).status).toBe(200);
    const answer = await server.client.put(`${contractors}/${one.id}`, { email: other.email });
    expect([answer.status, answer.body]).toEqual([409, errorBody("duplicate_email", ["/email"])]);
  });

  it.each([
    ["null for what is required", { first_name: null, email: null }, ["/email", "/first_name"]],
    ["nothing to change", {}, [""]],
    ["an unknown property", { nickname: "x" }, ["/nickname"]],
  ])("refuses %s", async (_name, changes, paths) => {
    const { id } = await createContractor(server.client);
    const { status, body } = await server.client.put(`${contractors}/${id}`, changes);
    expect([status, body]).toEqual([400, errorBody("invalid_input", paths)]);
  });
});
