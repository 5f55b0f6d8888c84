import { afterEach, beforeAll, expect, it } from "vitest";
import { isDatabaseUnavailable } from "../../src/database/error-codes.ts";
import { type Faults, prepareFaults } from "../harness/faults.ts";
import { cards } from "../harness/hosted-session.ts";
import {
  assertCompletedOnce,
  complete,
  saving,
  service,
  session,
  startWith,
  useSavingCards,
} from "../harness/saving-suite.ts";

useSavingCards();

let faults: Faults;
beforeAll(async () => {
  faults = await prepareFaults(saving.database.sql);
});
afterEach(() => faults.clear());

it.each(["40001", "40P01"])("completes once, by itself, through %s", async (code) => {
  await faults.failWith(code, 3, "events");
  expect(await complete(cards.visa)).toMatchObject({ kind: "completed" });
  await assertCompletedOnce();
});

it.each(["25006", "53100", "58030", "40001"])(
  "is unavailable as long as it meets %s, once the card is stored, and then completes with the same card",
  async (code) => {
    // Its claim runs out at once, so that whoever comes back need not wait.
    const hasty = startWith(({ saveCard }) => saveCard);
    await faults.failWith(code, 1_000, "events");
    await expect(complete(cards.visa, hasty)).rejects.toSatisfy(
      (error) => isDatabaseUnavailable(error) || (error as { code: string }).code === "40001",
    );
    await faults.clear();
    expect(await service.sessions.resume(session.token)).toMatchObject({ kind: "completed" });
    await assertCompletedOnce();
  },
);
