import { faultsOfAnswers, unknownPathFaults } from "./answers.ts";
import { faultsOfBehaviour } from "./behaviour.ts";
import type { Fault } from "./fault.ts";
import { faultsOfLimits } from "./rate-limits.ts";
import { faultsOfRefusals, faultsOfRules } from "./refusals.ts";
import { faultsOfWebhooks } from "./webhooks.ts";

/** Every fault that the suite has to catch, each by the check that is meant for it. */
export const faults: readonly Fault[] = [
  ...faultsOfAnswers,
  ...unknownPathFaults,
  ...faultsOfLimits,
  ...faultsOfRefusals,
  ...faultsOfRules,
  ...faultsOfBehaviour,
  ...faultsOfWebhooks,
];
