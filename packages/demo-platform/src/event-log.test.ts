import { exampleEvent } from "@payment-sessions/webhooks/testing";
import { expect, it } from "vitest";
import { EventLog } from "./event-log.ts";

const event = (id: string, sessionId = "hps_1") =>
  exampleEvent("payment.session.cancelled", { id, data: { id: sessionId } });

it("keeps events newest first, each once however often it is delivered", () => {
  const log = new EventLog();
  for (const id of ["ev_1", "ev_2", "ev_1"]) log.add(event(id));
  expect(log.latest(10).map(({ id }) => id)).toEqual(["ev_2", "ev_1"]);
});

it("finds the event of a session", () => {
  const log = new EventLog();
  log.add(event("ev_1", "hps_1"));
  expect(log.ofSession("hps_1")?.id).toBe("ev_1");
  expect(log.ofSession("hps_2")).toBeUndefined();
});

it("forgets the oldest", () => {
  const log = new EventLog();
  for (let number = 0; number <= 100; number += 1) log.add(event(`ev_${number}`));
  expect(log.latest(1000)).toHaveLength(100);
  expect(log.latest(1000).at(-1)?.id).toBe("ev_1");
});
