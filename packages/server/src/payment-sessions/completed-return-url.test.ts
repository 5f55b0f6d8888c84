import { expect, it } from "vitest";
import { completedReturnUrl } from "./completed-return-url.ts";

const added = "hps_id=hps_1&status=completed";

it.each([
  ["https://a.example/return", `https://a.example/return?${added}`],
  ["https://a.example/", `https://a.example/?${added}`],
  ["https://a.example/return?", `https://a.example/return?${added}`],
  ["https://a.example/return?plan=1", `https://a.example/return?plan=1&${added}`],
  ["https://a.example/?a=%20+%2b&b&=&c=%ZZ", `https://a.example/?a=%20+%2b&b&=&c=%ZZ&${added}`],
  ["https://a.example/?next=https://b.example/?x=1", `https://a.example/?next=https://b.example/?x=1&${added}`],
  ["https://a.example/?a=1&a=2", `https://a.example/?a=1&a=2&${added}`],
  ["https://a.example/?hps_id=mine&plan=1&status=paid", `https://a.example/?plan=1&${added}`],
  ["https://a.example/?status=1&status=2&hps_id", `https://a.example/?${added}`],
  ["https://a.example/?hps%5Fid=mine&%73tatus=paid&plan=1", `https://a.example/?plan=1&${added}`],
  ["https://a.example/?Status=1&status[]=2&my_hps_id=3", `https://a.example/?Status=1&status[]=2&my_hps_id=3&${added}`],
])("leads from %s to %s", (returnUrl, expected) => {
  expect(completedReturnUrl(returnUrl, "hps_1", "completed")).toBe(expected);
  expect(completedReturnUrl(expected, "hps_1", "completed")).toBe(expected);
});

it("tells a cancelled session from a completed one", () => {
  expect(completedReturnUrl("https://a.example/", "hps_1", "cancelled")).toBe(
    "https://a.example/?hps_id=hps_1&status=cancelled",
  );
});
