import { describe, expect, it } from "vitest";
import { toStyleRules } from "./style-rules.ts";

describe("toStyleRules", () => {
  it("turns the option into rules, the focused state last", () => {
    const rules = toStyleRules({
      focus: { color: "blue" },
      base: { fontSize: "18px", fontWeight: 600 },
      placeholder: { base: { color: "grey" } },
    });
    expect(rules).toEqual([
      {
        selector: "input",
        declarations: [
          ["font-size", "18px"],
          ["font-weight", "600"],
        ],
      },
      { selector: "input:focus", declarations: [["color", "blue"]] },
      { selector: "input::placeholder", declarations: [["color", "grey"]] },
    ]);
  });

  it("leaves out what could move the field", () => {
    expect(
      toStyleRules({ base: { position: "fixed", display: "none", transform: "scale(0)", zIndex: 1, color: {} } }),
    ).toEqual([]);
  });

  it.each([undefined, null, "red", { base: null }, { placeholder: 1 }])("makes nothing of %j", (style) => {
    expect(toStyleRules(style)).toEqual([]);
  });
});
