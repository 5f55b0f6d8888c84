import type { Environment } from "../api-keys/api-key.ts";
import { ApiError } from "../errors.ts";

const names = { test: "sandbox", live: "production" } as const satisfies Record<Environment, string>;

/** The key alone decides the environment; a client that says otherwise is about to act in the wrong one. */
export function assertEnvironment(header: string | string[] | undefined, environment: Environment): void {
  const contradiction = names[environment === "test" ? "live" : "test"];
  if (header !== contradiction) return;
  throw new ApiError(
    "environment_mismatch",
    `The Ten99Policy-Environment header says ${contradiction} but the API key belongs to ${names[environment]}.`,
  );
}
