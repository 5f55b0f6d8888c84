import { readContractDocument } from "../../src/document/contract-document.ts";
import { document } from "../../src/generated/document.ts";
import { observe } from "../../src/observations/observe.ts";
import { SecretWatch } from "../../src/observations/secrets.ts";
import type { Judge } from "./recorded-answer.ts";

/** What the contract suite observes of every answer. */
export const judgeBySuite: Judge = async (answers) => {
  const contract = readContractDocument(document);
  const secrets = new Map<string, SecretWatch>();
  return answers.map((answer) => {
    const watch = secrets.get(answer.run) ?? new SecretWatch();
    secrets.set(answer.run, watch);
    return observe(answer, contract, watch).map(({ check, expected }) => `${check}: ${expected}`);
  });
};
