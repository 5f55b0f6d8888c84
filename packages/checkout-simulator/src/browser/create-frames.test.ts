import { describe, expect, it } from "vitest";
import { createFrames } from "./create-frames.ts";
import type { FieldMessage, PageMessage } from "./messages.ts";

function createPage() {
  const forms: { receive: (message: FieldMessage) => void; posts: PageMessage[]; destroyed: boolean }[] = [];
  const frames = createFrames((_options, receive) => {
    const form = { receive, posts: [] as PageMessage[], destroyed: false };
    forms.push(form);
    return {
      post: (_field, message) => form.posts.push(message),
      destroy: () => {
        form.destroyed = true;
      },
    };
  });
  return { frames, forms };
}

const fillIn = (receive: (message: FieldMessage) => void) => {
  for (const field of ["card-number", "expiry-date", "cvv"] as const) {
    receive({ type: "changed", field, isValid: true, isEmpty: false, showsError: false });
  }
};

describe("Frames", () => {
  it("tells handlers that are added after init when it is ready", async () => {
    const { frames } = createPage();
    frames.init("pk_sbox_1");
    const ready = new Promise((resolve) => frames.addEventHandler(frames.Events.READY, () => resolve("heard")));
    expect(await ready).toBe("heard");
  });

  it("takes handlers among its options", () => {
    const { frames, forms } = createPage();
    const heard: unknown[] = [];
    frames.init({ publicKey: "pk", frameFocus: (event: unknown) => heard.push(event) });
    forms[0]?.receive({ type: "focused", field: "cvv" });
    expect(heard).toEqual([{ element: "cvv" }]);
  });

  it("submits with the key it was started with and the card holder of the moment", () => {
    const { frames, forms } = createPage();
    frames.init({ publicKey: "pk", cardholder: { name: "Ada" } });
    fillIn(forms[0]?.receive ?? (() => undefined));
    frames.cardholder = { name: "Ada Lovelace" };
    void frames.submitCard();
    expect(forms[0]?.posts).toEqual([{ type: "tokenize", publicKey: "pk", cardholder: { name: "Ada Lovelace" } }]);
  });

  it("starts over with a second init", () => {
    const { frames, forms } = createPage();
    frames.init("pk");
    fillIn(forms[0]?.receive ?? (() => undefined));
    expect(frames.isCardValid()).toBe(true);
    frames.init("pk");
    expect(forms.map(({ destroyed }) => destroyed)).toEqual([true, false]);
    expect(frames.isCardValid()).toBe(false);
  });

  it("forgets handlers that are removed", () => {
    const { frames, forms } = createPage();
    const heard: string[] = [];
    const [first, second] = [() => heard.push("first"), () => heard.push("second")];
    frames.init("pk");
    for (const handler of [first, second]) frames.addEventHandler("frameBlur", handler);
    expect(frames.removeEventHandler("frameBlur", first)).toBe(true);
    forms[0]?.receive({ type: "blurred", field: "cvv" });
    frames.removeAllEventHandlers("frameBlur");
    forms[0]?.receive({ type: "blurred", field: "cvv" });
    expect(heard).toEqual(["second"]);
  });

  it("needs a public key, a known event and an init before a submit", () => {
    const { frames } = createPage();
    expect(() => frames.init({})).toThrow("publicKey");
    expect(() => frames.addEventHandler("cardStolen", () => undefined)).toThrow("cardStolen");
    expect(() => frames.submitCard()).toThrow("Frames.init");
    expect(frames.isCardValid()).toBe(false);
  });
});
