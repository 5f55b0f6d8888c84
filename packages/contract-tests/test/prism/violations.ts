import { validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import type { Answer } from "./start-prism.ts";

/** What Prism finds wrong with an answer. */
export function violationsIn(answer: Answer) {
  const verdict = validateOutput(answer);
  return "left" in verdict ? verdict.left : [];
}
