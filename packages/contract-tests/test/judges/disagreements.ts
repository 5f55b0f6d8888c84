import { documentedFailure } from "./documented-examples.ts";

export type JudgeName = "suite" | "validators" | "prism" | "drift";

export interface Disagreement {
  /** What the judged answers have in common. */
  answer: string;
  /** The judges that find nothing wrong with them, where the others do. */
  overlookedBy: JudgeName[];
  reason: string;
}

const allButSuite: JudgeName[] = ["validators", "prism", "drift"];

const failure = "A failure is as documented in form; only the suite says that a server must not fail.";
const openSchema =
  "Its schema lets in properties that it does not name, so that older clients bear newer servers; only the suite says that a server must not send what is not documented.";
const once = "What is shown once is said in words; no schema can tell it.";
const driftStatus = "Drift judges the body of a documented status, and no status.";
const driftType = "Drift judges what says that it is JSON, and leaves everything else alone.";
const driftHeaders = "Drift does not look at response headers.";
const prismStatus = "Prism warns of a status that is not documented, and calls it an error from 200 to 299 alone.";

/** Every answer on which the judges do not agree, and why. Whatever is not listed here they judge alike. */
export const disagreements: Disagreement[] = [
  { answer: documentedFailure, overlookedBy: allButSuite, reason: failure },
  { answer: "fails on a NUL character", overlookedBy: allButSuite, reason: failure },
  { answer: "fails on deep nesting", overlookedBy: allButSuite, reason: failure },
  { answer: "fails on a path that is no UTF-8", overlookedBy: allButSuite, reason: failure },
  { answer: "is unavailable for every cancellation", overlookedBy: allButSuite, reason: failure },
  {
    answer: "fails with a status that is not documented",
    overlookedBy: ["prism", "drift"],
    reason: `${prismStatus} ${driftStatus}`,
  },
  { answer: "creates with 200", overlookedBy: ["drift"], reason: driftStatus },
  { answer: "deletes with 204", overlookedBy: ["drift"], reason: driftStatus },
  { answer: "refuses with 418", overlookedBy: ["prism", "drift"], reason: `${prismStatus} ${driftStatus}` },
  { answer: "says that its JSON is HTML", overlookedBy: ["drift"], reason: driftType },
  { answer: "does not say what its JSON is", overlookedBy: ["drift"], reason: driftType },
  {
    answer: "says that its errors are problem details",
    overlookedBy: ["prism", "drift"],
    reason: "Both take application/problem+json for application/json.",
  },
  { answer: "tells more of a session than is documented", overlookedBy: allButSuite, reason: openSchema },
  { answer: "tells more of an address than is documented", overlookedBy: allButSuite, reason: openSchema },
  { answer: "tells more in lists than is documented", overlookedBy: allButSuite, reason: openSchema },
  { answer: "shows a stack in its errors", overlookedBy: allButSuite, reason: openSchema },
  { answer: "sends no Request-Id", overlookedBy: ["drift"], reason: driftHeaders },
  { answer: "sends a Request-Id that is too long", overlookedBy: ["drift"], reason: driftHeaders },
  { answer: "says in words when to come back", overlookedBy: ["drift"], reason: driftHeaders },
  {
    answer: "tells another request_id in the body",
    overlookedBy: allButSuite,
    reason: "That a header and a property are the same is said in words; no schema can tell it.",
  },
  { answer: "shows url in get", overlookedBy: allButSuite, reason: once },
  { answer: "shows url in lists", overlookedBy: allButSuite, reason: once },
  { answer: "shows url in cancel", overlookedBy: allButSuite, reason: once },
  { answer: "shows the secret of an endpoint", overlookedBy: allButSuite, reason: once },
];
