import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runtimeExports } from "../generate/api-validators/runtime-exports.ts";

const runtime = new URL("../../packages/api-validators/src/runtime/", import.meta.url);

it.each([...runtimeExports])(
  "%s is exported by the runtime as generated modules import it",
  (name, { file, isType }) => {
    const source = readFileSync(new URL(file, runtime), "utf8");
    const kinds = isType ? "interface|type" : "const|function|class";
    expect(source).toMatch(new RegExp(`^export (${kinds}) ${name}\\b`, "m"));
  },
);
