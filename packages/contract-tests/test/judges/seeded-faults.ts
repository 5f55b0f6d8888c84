import { faultsOfAnswers, unavailable } from "../faults/answers.ts";
import { cancel, failing, onRequest } from "../faults/changes.ts";
import type { Fault } from "../faults/fault.ts";

/** No answer to judge, nothing wrong in any answer alone, or an answer that needs rivals. */
const notSeenInOneAnswer = [
  "closes the connection instead of answering",
  "answers with 10 MB",
  "gives every request the same Request-Id",
  "sends a Retry-After that is no number",
];

const duringLife = { caughtBy: "no-server-error", during: "life-cycle" };

/** What the suite's mutants do to answers, and two failures that only some judges look at. */
export const seededFaults: Fault[] = [
  ...faultsOfAnswers.filter(({ name }) => !notSeenInOneAnswer.includes(name)),
  {
    name: "fails with a status that is not documented",
    ...duringLife,
    ...onRequest({ path: cancel }, () => failing(502, "general_error")),
  },
  { name: "says in words when to come back", ...duringLife, ...onRequest({ path: cancel }, () => unavailable("soon")) },
];
