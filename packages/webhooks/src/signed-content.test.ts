import { expect, it } from "vitest";
import { signedContent } from "./signed-content.ts";

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));

it("is id, time and body with a full stop between them", () => {
  expect(signedContent("msg_1", 1_614_265_330, '{"a":1}')).toEqual(utf8('msg_1.1614265330.{"a":1}'));
  expect(signedContent("msg_1", "007", "")).toEqual(utf8("msg_1.007."));
});

it("has text as UTF-8", () => {
  expect(signedContent("a", 1, "é€😀\u0000")).toEqual(utf8("a.1.é€😀\u0000"));
});

it("has bytes as they are, even when they are not UTF-8", () => {
  const bytes = [0xff, 0x00, 0xc3];
  expect(signedContent("a", 1, new Uint8Array(bytes))).toEqual(new Uint8Array([...utf8("a.1."), ...bytes]));
});

it("has the part of a buffer that a view shows, and no more", () => {
  expect(signedContent("a", 1, Buffer.from("__body__").subarray(2, 6))).toEqual(utf8("a.1.body"));
});

it.each([[{ id: "ev_1" }], [null], [undefined], [1], [["{}"]]])("refuses a body that was parsed: %j", (body) => {
  expect(() => signedContent("a", 1, body as never)).toThrow(TypeError);
  expect(() => signedContent("a", 1, body as never)).toThrow("must be the raw one");
});
