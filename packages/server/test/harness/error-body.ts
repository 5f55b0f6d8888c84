import { expect } from "vitest";

/** Matches the body of an error with this code, and, when given, with problems in exactly these places in any order. */
export function errorBody(code: string, paths?: string[]): unknown {
  return expect.objectContaining({ error_code: code, ...(paths && { errors: places(paths) }) });
}

const places = (paths: string[]): unknown =>
  expect.toSatisfy(
    (errors: { path: string }[] = []) =>
      JSON.stringify(errors.map(({ path }) => path).toSorted()) === JSON.stringify(paths.toSorted()),
    `problems at ${JSON.stringify(paths)}`,
  );
