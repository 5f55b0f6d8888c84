import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RealServer, startRealServer } from "../support/real-server.ts";
import { type Disagreement, disagreements, type JudgeName } from "./disagreements.ts";
import { brokenConstraint, brokenExamples, examples, spoiledExamples, wrongType } from "./documented-examples.ts";
import { judgeByDrift } from "./drift.ts";
import { judgeByPrism } from "./prism.ts";
import { recordRun } from "./record-run.ts";
import type { Judge, RecordedAnswer } from "./recorded-answer.ts";
import { seededFaults } from "./seeded-faults.ts";
import { judgeBySuite } from "./suite.ts";
import { judgeByValidators } from "./validators.ts";

const judges: Record<JudgeName, Judge> = {
  suite: judgeBySuite,
  validators: judgeByValidators,
  prism: judgeByPrism,
  drift: judgeByDrift,
};
const names = Object.keys(judges) as JudgeName[];

/** Checks that meet every operation and most of its statuses, in little time. */
const checks = [
  "accepts-valid",
  "refuses-invalid",
  "refuses-missing-body",
  "refuses-media-types",
  "refuses-hostile-paths",
  "requires-authentication",
  "life-cycle",
  "final-states",
  "reads-its-writes",
  "pagination",
  "refuses-duplicate-email",
  "refuses-disabled-endpoint",
  "environments-apart",
];

interface JudgedAnswer extends RecordedAnswer {
  objections: Record<JudgeName, string[]>;
}

let server: RealServer;
let judged: JudgedAnswer[];
beforeAll(async () => {
  server = await startRealServer();
  const answers = [...examples, ...spoiledExamples, ...brokenExamples, ...(await recordRun(server, checks))];
  for (const fault of seededFaults) answers.push(...(await recordRun(server, [fault.during ?? fault.caughtBy], fault)));
  const verdicts = new Map<JudgeName, string[][]>();
  for (const name of names) verdicts.set(name, await judges[name](answers));
  const objectionsTo = (index: number) => Object.fromEntries(names.map((name) => [name, verdicts.get(name)?.[index]]));
  judged = answers.map((answer, index) => ({
    ...answer,
    objections: objectionsTo(index) as JudgedAnswer["objections"],
  }));
}, 240_000);
afterAll(() => server?.stop());

const overlooking = ({ objections }: JudgedAnswer): JudgeName[] =>
  names.filter((name) => objections[name].length === 0);
const spoiledBy = (name: string): JudgedAnswer[] => judged.filter((answer) => answer.spoiledBy === name);
const inShort = ({ operation, response, objections }: JudgedAnswer) => ({
  operation: operation.id,
  status: response.status,
  objections,
});

describe("the suite, the generated validators, Prism and redocly drift, judging the same answers", () => {
  it("agree, but for what is listed with its reason", () => {
    const isDisputed = (answer: JudgedAnswer) => ![0, names.length].includes(overlooking(answer).length);
    const text = ({ answer, overlookedBy }: Omit<Disagreement, "reason">) =>
      `${answer}: overlooked by ${overlookedBy.join(", ")}`;
    const found = judged.filter(isDisputed).map((answer) =>
      text({
        answer: answer.spoiledBy ?? `${answer.run}, ${answer.operation.id}`,
        overlookedBy: overlooking(answer),
      }),
    );
    expect([...new Set(found)].toSorted()).toEqual(disagreements.map(text).toSorted());
  });

  it("find nothing wrong with what the service answers, nor with the document's examples", () => {
    const clean = judged.filter((answer) => answer.spoiledBy === undefined);
    expect(clean.filter((answer) => overlooking(answer).length < names.length).map(inShort)).toEqual([]);
    const succeeded = clean.filter(({ run, response }) => run === "no fault" && response.status < 300);
    expect(new Set(succeeded.map(({ operation }) => operation.id))).toEqual(
      new Set(examples.map(({ operation }) => operation.id)),
    );
  });

  it.each(seededFaults)("tell of a service that $name", ({ name }) => {
    expect(spoiledBy(name).filter((answer) => overlooking(answer).length < names.length)).not.toEqual([]);
  });

  it("each compile the schema of every status of every operation: a value of another type is never overlooked", () => {
    expect(spoiledBy(wrongType)).toHaveLength(examples.length);
    expect(
      spoiledBy(wrongType)
        .filter((answer) => overlooking(answer).length > 0)
        .map(inShort),
    ).toEqual([]);
  });

  it("each see every single constraint that is broken", () => {
    expect(brokenExamples.length).toBeGreaterThan(examples.length);
    expect(
      spoiledBy(brokenConstraint)
        .filter((answer) => overlooking(answer).length > 0)
        .map(inShort),
    ).toEqual([]);
  });

  it("see no credentials: the recording has none", () => {
    const { apiKey, liveKey, otherTenantKey } = server;
    const recording = JSON.stringify(
      judged.map(({ request, response }) => ({ request, body: response.body.toString(), headers: response.headers })),
    );
    for (const key of [apiKey, liveKey, otherTenantKey]) expect(recording.includes(key)).toBe(false);
  });
});
