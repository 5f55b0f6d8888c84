import { describe, expect, it } from "vitest";
import { readPaymentList } from "./read-payment-list.ts";

describe("readPaymentList", () => {
  it.each([
    [[], []],
    [
      [{ id: "pay_2" }, { id: "pay_1" }],
      ["pay_2", "pay_1"],
    ],
  ])("reads %j", (data, paymentIds) => {
    const body = { limit: 100, skip: 0, total_count: data.length, data };
    expect(readPaymentList({ status: 200, body })).toEqual({ kind: "found", paymentIds });
  });

  it.each([
    ["nothing", {}],
    ["no list", { total_count: 0, data: null }],
    ["a payment without an id", { total_count: 1, data: [{}] }],
    ["a part of the payments", { total_count: 2, data: [{ id: "pay_1" }] }],
  ])("does not know what there is when it gets %s", (_name, body) => {
    expect(readPaymentList({ status: 200, body })).toEqual({ kind: "unknown", reason: "unexpected_list" });
  });

  it.each([401, 404, 422, 500])("does not take %s for an empty list", (status) => {
    expect(readPaymentList({ status, body: {} })).toMatchObject({ kind: "unknown", reason: `status_${status}` });
  });

  it("says what failed", () => {
    expect(readPaymentList({ failed: "timed_out" })).toEqual({ kind: "unknown", reason: "timed_out" });
  });
});
