import type { Notation } from "./print-value.ts";

export const pythonNotation: Notation = {
  indent: "    ",
  key: (name) => JSON.stringify(name),
  constants: { true: "True", false: "False", null: "None" },
};
