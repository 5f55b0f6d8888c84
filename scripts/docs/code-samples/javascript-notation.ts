import { propertyKey } from "../../generate/names.ts";
import type { Notation } from "./print-value.ts";

export const javascriptNotation: Notation = {
  indent: "  ",
  key: propertyKey,
  constants: { true: "true", false: "false", null: "null" },
};
