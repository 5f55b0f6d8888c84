import { type Answer, type Api, equals, show } from "./api.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";

/** What ends a session, and as what. */
const endings = {
  cancelPaymentSession: "cancelled",
  completePaymentSession: "completed",
  expirePaymentSession: "expired",
};

const create = async (api: Api) => api.object("createPaymentSession");
const end = (api: Api, operationId: string, session: string) => api.call(operationId, { path: { session } });
const endingsOf = (api: Api) => Object.entries(endings).filter(([operationId]) => api.has(operationId));

export const lifeCycle: BehaviourCheck = {
  name: "life-cycle",
  title: "creates pending sessions, and ends each as it was told",
  needs: ["createPaymentSession", "getPaymentSession", "cancelPaymentSession"],
  async run({ api }) {
    for (const [operationId, status] of endingsOf(api)) {
      const { answer: created, object, id: session } = await create(api);
      api.expectStatus(created, 201, "a new session");
      api.expectValue(created, "/status", "pending", "a new session");
      for (const name of ["completed_at", "cancelled_at"])
        api.expectValue(created, `/${name}`, null, "it has not ended");
      const lifetime = Number(object["expires_at"]) - Number(object["created"]);
      api.expect(created, lifetime > 0, {
        expected: "expires_at after created",
        got: `${lifetime} s later`,
        pointer: "/expires_at",
      });
      const { url: _url, ...withoutUrl } = object;
      const read = await api.call("getPaymentSession", { path: { session } });
      const finding = {
        expected: `the session as it was created, without url: ${JSON.stringify(withoutUrl)}`,
        got: show(read.json),
      };
      api.expect(read, equals(read.json, withoutUrl), finding);
      await expectEnded(api, operationId, status, session, withoutUrl);
    }
  },
};

async function expectEnded(
  api: Api,
  operationId: string,
  status: string,
  session: string,
  before: object,
): Promise<void> {
  const ended = await end(api, operationId, session);
  api.expectStatus(ended, 200, `${operationId} of a pending session`);
  const at = status === "expired" ? {} : { [`${status}_at`]: timeIn(ended, `${status}_at`) };
  const expected = { ...before, status, ...at };
  api.expect(ended, equals(ended.json, expected), { expected: show(expected), got: show(ended.json) });
  const read = await api.call("getPaymentSession", { path: { session } });
  api.expect(read, equals(read.json, ended.json), { expected: show(ended.json), got: show(read.json) });
}

/** A time has to be there; which one is the server's to say. */
function timeIn({ json }: Answer, name: string): number {
  const value = json !== null && typeof json === "object" ? (json as Record<string, unknown>)[name] : undefined;
  return typeof value === "number" ? value : -1;
}

export const finalStates: BehaviourCheck = {
  name: "final-states",
  title: "refuses whatever would change a session that has ended, and changes nothing",
  needs: ["createPaymentSession", "getPaymentSession", "cancelPaymentSession"],
  async run({ api }) {
    for (const [ending, status] of endingsOf(api)) {
      const { id: session } = await create(api);
      const ended = await end(api, ending, session);
      for (const [operationId] of endingsOf(api)) {
        const again = await end(api, operationId, session);
        api.expectError(again, 400, "session_not_pending", `${operationId} of a session that is ${status}`);
      }
      const read = await api.call("getPaymentSession", { path: { session } });
      api.expect(read, equals(read.json, ended.json), { expected: show(ended.json), got: show(read.json) });
    }
  },
};

export const oneWinner: BehaviourCheck = {
  name: "one-winner",
  title: "lets one of many rivals end a session, and tells of it by one event",
  needs: ["createPaymentSession", "cancelPaymentSession"],
  async run({ api }) {
    for (let round = 0; round < 5; round += 1) {
      const { id: session } = await create(api);
      const rivals = Array.from({ length: 4 }, () => endingsOf(api).map(([operationId]) => operationId)).flat();
      const answers = await Promise.all(rivals.map((operationId) => end(api, operationId, session)));
      const [first, ...others] = answers.filter(({ status }) => status === 200);
      for (const answer of others)
        api.expect(answer, false, { expected: "one 200 among all rivals", got: `${others.length + 1}` });
      const [any] = answers;
      if (first === undefined && any !== undefined)
        api.expect(any, false, { expected: "one 200 among all rivals", got: "none" });
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        api.expectError(answer, 400, "session_not_pending", "the rivals that lost");
      }
      await expectOneEvent(api, session);
    }
  },
};

async function expectOneEvent(api: Api, session: string): Promise<void> {
  if (!api.has("listEvents")) return;
  const list = await api.call("listEvents", { query: [["limit", 100]] });
  const events = (Array.isArray(list.json) ? list.json : []).filter((event) =>
    JSON.stringify(event).includes(`"${session}"`),
  );
  api.expect(list, events.length === 1, {
    expected: `one event of ${session}`,
    got: `${events.length}: ${JSON.stringify(events)}`,
  });
}
