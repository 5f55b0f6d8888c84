import { type Json, isObject, textOf } from "../document/json.ts";
import { SkippedError } from "../skipped-error.ts";
import { type Answer, type Api, equals, quote, idsOf } from "./api.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";

export const tenantsApart: BehaviourCheck = {
  name: "tenants-apart",
  title: "answers another organization's objects exactly as unknown ones, and lists none of them",
  needs: ["createPaymentSession"],
  async run({ api, as, options: { otherTenantKey } }) {
    if (otherTenantKey === undefined)
      throw new SkippedError("It takes a key of another organization: --other-tenant-key.");
    await expectApart(api, as(otherTenantKey));
  },
};

export const environmentsApart: BehaviourCheck = {
  name: "environments-apart",
  title:
    "answers the other environment's objects exactly as unknown ones, and refuses a header that contradicts the key",
  needs: ["createPaymentSession"],
  async run({ api, as, options: { liveKey } }) {
    const list = (environment: string, from = api) =>
      from.call("listPaymentSessions", { headers: [["Ten99Policy-Environment", environment]] });
    if (api.has("listPaymentSessions")) {
      api.expectStatus(await list("sandbox"), 200, "a test key in the sandbox");
      api.expectError(await list("production"), 400, "environment_mismatch", "a test key in production");
    }
    if (liveKey === undefined) throw new SkippedError("The rest takes a key of the live environment: --live-key.");
    const live = as(liveKey);
    if (live.has("listPaymentSessions")) {
      live.expectStatus(await list("production", live), 200, "a live key in production");
      live.expectError(await list("sandbox", live), 400, "environment_mismatch", "a live key in the sandbox");
    }
    await expectApart(api, live);
  },
};

/** What one owns, the other cannot tell from what does not exist. */
async function expectApart(owner: Api, stranger: Api): Promise<void> {
  const { requests } = owner;
  for (const operation of requests.document.operations) {
    const parts = await requests.valid(operation);
    const [name] = operation.parameters.filter((each) => each.in === "path").map((each) => each.name);
    if (parts === undefined || name === undefined) continue;
    const id = textOf(parts.path[name]);
    const call = (value: string) =>
      stranger.call(operation.id, { path: { ...parts.path, [name]: value }, query: parts.query, body: parts.body });
    const [theirs, unknown] = [await call(id), await call(neverGiven(id))];
    stranger.expectError(theirs, 404, "resource_not_found", `an object that is not one's own`);
    const [got, expected] = [withoutRequestId(theirs), withoutRequestId(unknown)];
    stranger.expect(theirs, equals(got, expected), {
      expected: `what an unknown id gets: ${JSON.stringify(expected)}`,
      got: quote(theirs),
    });
  }
  await expectNotListed(owner, stranger);
}

async function expectNotListed(owner: Api, stranger: Api): Promise<void> {
  for (const operation of owner.requests.document.operations) {
    if (operation.method !== "GET" || operation.path.includes("{")) continue;
    const own = await owner.call(operation.id, { query: [["limit", 100]] });
    const theirs = await stranger.call(operation.id, { query: [["limit", 100]] });
    const ids = new Set(idsOf(own));
    const leaked = idsOf(theirs).find((id) => ids.has(id));
    stranger.expect(theirs, leaked === undefined, {
      expected: "a list without what another one owns",
      got: String(leaked),
    });
  }
}

/** An id of the same form, for which there is nothing: its time is that of the epoch. */
const neverGiven = (id: string): string => id.replace(/_.{12}/, "_000000000000");

function withoutRequestId({ status, json }: Answer): Json {
  return { status, body: isObject(json) ? { ...json, request_id: "" } : (json ?? null) };
}
