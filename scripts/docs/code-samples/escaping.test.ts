import { execFileSync } from "node:child_process";
import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { itWith } from "../../test/samples/interpreters.ts";
import { javascriptNotation } from "./javascript-notation.ts";
import { printValue } from "./print-value.ts";
import { pythonNotation } from "./python-notation.ts";
import { escapeDoubleQuoted, quoteShell } from "./quote-shell.ts";

const traps = [
  "'",
  '"',
  "`",
  "\\",
  "$",
  "${HOME}",
  "$(id)",
  "!",
  "\n",
  "\r\n",
  "\t",
  "\u2028",
  "\u2029",
  "\u0085",
  "\0",
  "\x7f",
  "é",
  "😀",
  "\ud800",
  "#{1}",
  "%s",
  "\\u0041",
  "\\'",
  "'''",
  '"""',
  "//",
  "*/",
  "<!--",
  "@file",
  "-n",
  "",
];
/** Texts that are made of what means something to one language or the other. */
const text = fc.oneof(
  fc.array(fc.constantFrom(...traps)).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);
const name = fc.oneof(text, fc.constantFrom("__proto__", "class", "a-b", "constructor"));
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.constantFrom(true, false, null),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(name, tie("any"), { maxKeys: 3 }),
  ),
})).any;

/** Many at once, because a process for each would take minutes. */
const several = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T[] => fc.sample(arbitrary, { numRuns: 1_000, seed });

/** What a shell cannot have in a word, and no text that is encoded as UTF-8. */
const words = [...traps, ...several(text, 1)].map((word) => word.replaceAll("\0", "").toWellFormed());

function readShell(quoted: string[]): string[] {
  const output = execFileSync("sh", ["-s"], { input: `printf '%s\\0' ${quoted.join(" ")}`, encoding: "utf8" });
  return output.split("\0").slice(0, -1);
}

itWith("sh", "a shell reads a quoted word as it was", () => {
  expect(readShell(words.map(quoteShell))).toEqual(words);
});

itWith("sh", "a shell reads what stands between double quotes as it was", () => {
  expect(readShell(words.map((word) => `"${escapeDoubleQuoted(word)}"`))).toEqual(words);
});

it("JavaScript reads a printed value as it was", () => {
  for (const any of [...traps, ...several(value, 2)]) {
    expect(runInThisContext(`(${printValue(any, javascriptNotation)})`)).toEqual(any);
  }
});

itWith("python3", "Python reads a printed value as it was", () => {
  const values = [...traps, ...several(value, 3)];
  const program = `import json\nprint(json.dumps(${printValue(values, pythonNotation)}))\n`;
  const output = execFileSync("python3", ["-"], { input: program, encoding: "utf8", maxBuffer: 100_000_000 });
  expect(JSON.parse(output)).toEqual(values);
});
