import { describe, expect, it } from "vitest";
import { fromFragment, toFragment } from "./field-settings.ts";

const settings = {
  pageOrigin: "https://page.example",
  channel: "c",
  placeholder: "Número %#&",
  style: { base: { color: "red" } },
};

describe("field settings", () => {
  it("come out of the fragment as they were put in", () => {
    expect(fromFragment(toFragment(settings))).toEqual(settings);
  });

  it.each(["#%7B%7D", toFragment({ ...settings, channel: undefined } as never)])(
    "refuse the fragment %j",
    (fragment) => {
      expect(() => fromFragment(fragment)).toThrow("without its settings");
    },
  );
});
