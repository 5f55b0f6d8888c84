import { fork } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  assertWhole,
  type Click,
  countInterrupted,
  newClicks,
  waitForDisconnect,
  whenStored,
} from "../harness/kills.ts";
import { checkoutSettings, type SavingCards, startSavingCards } from "../harness/saving-cards.ts";
import type { SaveCardsTask } from "../support/save-cards-until-killed.ts";

const kills = Number(process.env["KILL_ROUNDS"] ?? 50);
/** Processes at once, and as many that start meanwhile: to start is what takes a process its time. */
const width = 2;
const clicksAProcess = 8;
const program = fileURLToPath(new URL("../support/save-cards-until-killed.ts", import.meta.url));
const applicationName = "payment-sessions to be killed";

let saving: SavingCards;
beforeAll(async () => {
  saving = await startSavingCards();
});
afterAll(() => saving.close());

function startProcess() {
  const child = fork(program, { execArgv: ["--conditions=@payment-sessions/source"], stdio: "inherit" });
  return { child, ready: once(child, "message"), exited: once(child, "exit") };
}

type Process = ReturnType<typeof startProcess>;

const startProcesses = (count: number) => Array.from({ length: count }, startProcess);

/** Kills a process that saves cards: before it hears of the last one, or a moment later. */
async function saveCardsAndKill({ child, ready, exited }: Process, clicks: Click[], pauseMs: number | undefined) {
  await ready;
  whenStored(saving, clicks, randomInt(1, clicksAProcess), () => {
    if (pauseMs === undefined) child.kill("SIGKILL");
    else setTimeout(() => child.kill("SIGKILL"), pauseMs);
  });
  const task: SaveCardsTask = {
    databaseUrl: saving.database.url,
    applicationName,
    encryptionKey: saving.encryptionKey,
    checkout: checkoutSettings(saving.simulator),
    clicks,
  };
  child.send(task);
  const [code, signal] = (await exited) as [number | null, string | null];
  expect(code ?? signal).toBeOneOf(["SIGKILL", 0]);
}

it(
  `completes each session once with one card, or leaves it pending with none, in ${kills} kills`,
  { timeout: 30_000 + kills * 6_000 },
  async () => {
    let interrupted = 0;
    let next = startProcesses(Math.min(width, kills));
    for (let killed = 0; killed < kills; killed += width) {
      const processes = next;
      next = startProcesses(Math.min(width, Math.max(0, kills - killed - width)));
      saving.simulator.reset();
      const rounds = await Promise.all(
        processes.map(async (process, index) => {
          const clicks = await newClicks(saving, clicksAProcess);
          await saveCardsAndKill(process, clicks, index % 2 === 0 ? undefined : Math.random() * 8);
          return clicks;
        }),
      );
      await waitForDisconnect(saving, applicationName);
      const clicks = rounds.flat();
      interrupted += await countInterrupted(saving, clicks);
      await saving.start().recover();
      for (const click of clicks) await assertWhole(saving, click);
    }
    expect(interrupted, "kills between the provider's success and the commit").toBeGreaterThanOrEqual(kills / 2);
  },
);
