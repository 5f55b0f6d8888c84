import { randomUUID } from "node:crypto";
import { type Json, textOf } from "../document/json.ts";
import { type Api, equals, quote, show } from "./api.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";

interface Resource {
  parameter: string;
  create: string;
  get: string;
  list: string;
  update: string;
  remove: string;
  /** What changes, and nothing else. */
  change: () => Record<string, Json>;
  /** Shown at creation only. */
  secret?: string;
}

const resources: Resource[] = [
  {
    parameter: "contractor",
    create: "createContractor",
    get: "getContractor",
    list: "listContractors",
    update: "updateContractor",
    remove: "deleteContractor",
    change: () => ({ phone: "415-555-0199" }),
  },
  {
    parameter: "endpoint",
    create: "createWebhookEndpoint",
    get: "getWebhookEndpoint",
    list: "listWebhookEndpoints",
    update: "updateWebhookEndpoint",
    remove: "deleteWebhookEndpoint",
    change: () => ({ description: `Contract ${randomUUID()}` }),
    secret: "secret",
  },
];

export const readsItsWrites: BehaviourCheck = {
  name: "reads-its-writes",
  title: "shows what was created, updated and deleted at once, in get and in list",
  needs: ["createContractor"],
  async run({ api }) {
    for (const resource of resources.filter(({ create }) => api.has(create))) await writeAndRead(api, resource);
  },
};

async function writeAndRead(
  api: Api,
  { parameter, create, get, list, update, remove, change, secret = "" }: Resource,
): Promise<void> {
  const { object, id } = await api.object(create);
  const path = { [parameter]: id };
  const { [secret]: _secret, ...created } = object;
  await expectShown(api, get, list, path, created);
  const changes = change();
  const { answer, object: updated } = await api.object(update, { path, body: changes });
  const expected = { ...created, ...changes };
  api.expect(answer, equals(updated, expected), { expected: show(expected), got: show(updated) });
  await expectShown(api, get, list, path, expected);
  api.expectStatus(await api.call(remove, { path }), 200, "a deletion");
  api.expectError(await api.call(get, { path }), 404, "resource_not_found", "what was deleted");
  api.expectError(await api.call(remove, { path }), 404, "resource_not_found", "a second deletion");
  const left = await api.call(list, { query: [["limit", 100]] });
  api.expect(left, !JSON.stringify(left.json).includes(`"${id}"`), {
    expected: `a list without ${id}`,
    got: "it is there",
  });
}

async function expectShown(
  api: Api,
  get: string,
  list: string,
  path: Record<string, Json>,
  expected: Record<string, Json>,
): Promise<void> {
  const read = await api.call(get, { path });
  api.expect(read, equals(read.json, expected), { expected: show(expected), got: quote(read) });
  const listed = await api.call(list, { query: [["limit", 100]] });
  const found = (Array.isArray(listed.json) ? listed.json : []).find((each) =>
    JSON.stringify(each).includes(`"id":"${textOf(expected["id"])}"`),
  );
  api.expect(listed, equals(found, expected), { expected: show(expected), got: show(found) });
}

export const refusesDuplicateEmail: BehaviourCheck = {
  name: "refuses-duplicate-email",
  title: "refuses the email address of another contractor, in any case",
  needs: ["createContractor", "updateContractor"],
  async run({ api }) {
    const first = await api.object("createContractor");
    const email = textOf(first.object["email"]).toUpperCase();
    const body = await api.validBody("createContractor");
    api.expectError(
      await api.call("createContractor", { body: { ...body, email } }),
      409,
      "duplicate_email",
      "an address in use",
    );
    const second = await api.object("createContractor");
    const update = await api.call("updateContractor", { path: { contractor: second.id }, body: { email } });
    api.expectError(update, 409, "duplicate_email", "an address in use");
  },
};

export const refusesDisabledEndpoint: BehaviourCheck = {
  name: "refuses-disabled-endpoint",
  title: "refuses to resend an event to an endpoint that is disabled",
  needs: ["resendEvent", "createWebhookEndpoint", "updateWebhookEndpoint"],
  async run({ api }) {
    const { id: endpoint } = await api.object("createWebhookEndpoint");
    await api.object("updateWebhookEndpoint", { path: { endpoint }, body: { status: "disabled" } });
    const parts = await api.requests.valid(api.operation("resendEvent"));
    const answer = await api.call("resendEvent", { path: parts?.path ?? {}, body: { webhook_endpoint: endpoint } });
    api.expectError(answer, 409, "endpoint_disabled", "a disabled endpoint");
    await api.call("deleteWebhookEndpoint", { path: { endpoint } });
  },
};

export const storesCards: BehaviourCheck = {
  name: "stores-cards",
  title: "shows a contractor's card once a session completed, and none before",
  needs: ["createContractor", "getContractor", "createPaymentSession", "completePaymentSession"],
  async run({ api }) {
    const { answer, id: contractor } = await api.object("createContractor");
    api.expectValue(answer, "/card", null, "a new contractor has none");
    const body = await api.validBody("createPaymentSession");
    const { id: session } = await api.object("createPaymentSession", { body: { ...body, contractor } });
    await api.call("completePaymentSession", { path: { session } });
    const { answer: read, object } = await api.object("getContractor", { path: { contractor } });
    const finding = { expected: "a card", got: show(object["card"]), pointer: "/card" };
    api.expect(read, object["card"] !== null && object["card"] !== undefined, finding);
  },
};
