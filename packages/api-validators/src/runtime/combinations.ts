import { type Check, type Finding, member, own, type Schema } from "./check.ts";
import { isObject, typePredicate } from "./expect-type.ts";
import type { Seen } from "./seen.ts";
import { expectValue } from "./values.ts";

type Findings = readonly Finding[];

/** Runs one branch; what it has evaluated counts only when it holds. */
function attemptBranch(value: unknown, path: string, check: Check, schema: Schema, seen?: Seen): Findings | undefined {
  const branchSeen = seen?.fork();
  const found = check.attempt(() => schema(value, path, check, branchSeen));
  if (!found && branchSeen) {
    seen?.merge(branchSeen);
  }
  return found;
}

/** `anyOf`. `preferred` tells whose errors to report when no branch holds. */
export function anyOf(
  value: unknown,
  path: string,
  check: Check,
  schemas: readonly Schema[],
  seen?: Seen,
  preferred?: Schema,
): void {
  const failures: Findings[] = [];
  for (const schema of schemas) {
    const found = attemptBranch(value, path, check, schema, seen);
    if (found) {
      failures.push(found);
    } else if (!seen) {
      return;
    }
  }
  if (failures.length === schemas.length) {
    reportMismatch(path, check, failures, schemas.indexOf(preferred as Schema));
  }
}

/** `oneOf`. `preferred` tells whose errors to report when no branch holds. */
export function oneOf(
  value: unknown,
  path: string,
  check: Check,
  schemas: readonly Schema[],
  seen?: Seen,
  preferred?: Schema,
): void {
  const failures: Findings[] = [];
  for (const schema of schemas) {
    const found = attemptBranch(value, path, check, schema, seen);
    if (found) {
      failures.push(found);
    }
  }
  if (failures.length === schemas.length) {
    reportMismatch(path, check, failures, schemas.indexOf(preferred as Schema));
  } else if (failures.length < schemas.length - 1) {
    check.report(path, "must match only one of the allowed forms, but matches several.");
  }
}

/** Reports the branch that was meant, as far as the type of the value or its tag tells. */
function reportMismatch(path: string, check: Check, failures: Findings[], preferred: number): void {
  const expected = failures.map((found) => found.find((finding) => finding.path === path && finding.types)?.types);
  const chosen = preferred < 0 && onlyOne(expected) ? expected.indexOf(undefined) : preferred;
  const types = [...new Set(expected.flatMap((names) => names ?? []))];
  if (chosen >= 0) {
    check.adopt(failures[chosen] ?? []);
  } else if (expected.includes(undefined)) {
    check.report(path, "must match one of the allowed forms.");
  } else {
    check.report(path, typePredicate(types), types);
  }
}

function onlyOne(expected: unknown[]): boolean {
  return expected.indexOf(undefined) === expected.lastIndexOf(undefined);
}

/** `anyOf` or `oneOf` whose branches each fix the property `tag` to values of their own: the tag selects the branch. */
export function tagged(
  value: unknown,
  path: string,
  check: Check,
  tag: string,
  branches: Readonly<Record<string, Schema>>,
  seen?: Seen,
): void {
  if (!isObject(value)) {
    check.report(path, typePredicate(["object"]), ["object"]);
  } else if (own(value, tag) === undefined) {
    check.report(member(path, tag), "is required.");
  } else {
    const name = value[tag];
    const branch = typeof name === "string" ? own(branches, name) : undefined;
    if (branch) {
      branch(value, path, check, seen);
    } else {
      expectValue(undefined, member(path, tag), check, Object.keys(branches));
    }
  }
}

/** The branch that a discriminator names; it serves messages only, validity is decided by the schemas. */
export function named(value: unknown, tag: string, branches: Readonly<Record<string, Schema>>): Schema | undefined {
  const name = isObject(value) ? own(value, tag) : undefined;
  return typeof name === "string" ? own(branches, name) : undefined;
}

/** `not`. */
export function not(value: unknown, path: string, check: Check, schema: Schema): void {
  if (!check.attempt(() => schema(value, path, check))) {
    check.report(path, "must not be of the excluded form.");
  }
}

/** `if`, `then` and `else`. */
export function conditional(
  value: unknown,
  path: string,
  check: Check,
  condition: Schema,
  consequence: Schema,
  alternative: Schema,
  seen?: Seen,
): void {
  const holds = !attemptBranch(value, path, check, condition, seen);
  (holds ? consequence : alternative)(value, path, check, seen);
}
