import { expect, it } from "vitest";
import { commandsOf } from "./commands-of.ts";

it("takes what follows a prompt, and no output", () => {
  expect(commandsOf("$ one\nanswer $ x\n\n$ two 'a $ b'\n")).toBe("one\ntwo 'a $ b'");
});

it("takes the lines that a command goes on with", () => {
  expect(commandsOf("$ curl \\\n    -X POST \\\n    url\nanswer \\\nmore\n")).toBe("curl \\\n    -X POST \\\n    url");
});
