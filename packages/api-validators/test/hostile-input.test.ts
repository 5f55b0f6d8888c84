import { describe, expect, it } from "vitest";
import type { RequestInput, ValidationError } from "../src/index.ts";
import { cancelPaymentSession } from "../src/generated/operations/cancel-payment-session.ts";
import { createContractor } from "../src/generated/operations/create-contractor.ts";
import { createPaymentSession } from "../src/generated/operations/create-payment-session.ts";
import { createWebhookEndpoint } from "../src/generated/operations/create-webhook-endpoint.ts";
import { listPaymentSessions } from "../src/generated/operations/list-payment-sessions.ts";

function errorsOf(
  result: ReturnType<typeof createContractor.validateRequest> | ReturnType<typeof listPaymentSessions.validateRequest>,
): ValidationError[] {
  return result.ok ? [] : result.errors;
}

const create = (body: unknown) => errorsOf(createContractor.validateRequest({ body }));
const list = (input: RequestInput) => errorsOf(listPaymentSessions.validateRequest(input));

const address = { line1: "1 Main St", locality: "Reno", region: "NV", postalcode: 89501 };
const contractor = {
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  phone: "+1 555 0100",
  address,
};

describe("hostile input", () => {
  it("is valid when it is not hostile", () => {
    expect(create(contractor)).toEqual([]);
  });

  it.each([10_000, 100_000])("nested %i deep is refused without overflowing the stack", (depth) => {
    const nested: unknown = JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
    const tooDeep = { in: "body", path: "", message: "The request body must not be nested more than 200 levels deep." };
    expect(create(nested)).toEqual([tooDeep]);
    expect(create({ ...contractor, custom_metadata: nested })).toEqual([tooDeep]);
    const lists: unknown = JSON.parse("[".repeat(depth) + "]".repeat(depth));
    expect(create(lists)).toEqual([tooDeep]);
  });

  it("that refers to itself is refused", () => {
    const circle: Record<string, unknown> = { ...contractor };
    circle.address = circle;
    expect(create(circle)).toHaveLength(1);
  });

  it("costs at most a hundred errors", () => {
    const body = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`p${index}`, index]));
    expect(create(body)).toHaveLength(100);
    expect(list({ query: Array.from({ length: 20_000 }, (_, index) => `q${index}`).join("&") })).toHaveLength(100);
  });

  it("with many distinct items is checked for repetitions in linear time", () => {
    const enabled_events = Array.from({ length: 100_000 }, (_, index) => ({ index }));
    const start = performance.now();
    const result = createWebhookEndpoint.validateRequest({ body: { url: "https://example.com", enabled_events } });
    expect(result.ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("with numbers beyond the finite is refused at their places", () => {
    const body = JSON.parse('{"custom_metadata":{"a":1e400},"address":{"postalcode":-1e400}}') as object;
    expect(create({ ...contractor, ...body })).toEqual(
      expect.arrayContaining([
        { in: "body", path: "/custom_metadata/a", message: '"a" must be a finite number.' },
        { in: "body", path: "/address/postalcode", message: '"postalcode" must be a finite number.' },
      ]),
    );
  });

  it("with __proto__ is refused by name and pollutes nothing", () => {
    const body = JSON.parse('{"__proto__":{"first_name":"Eve"},"constructor":1}') as unknown;
    const paths = create(body).map(({ path, message }) => `${path} ${message}`);
    expect(paths).toContain('/__proto__ "__proto__" is not a known property.');
    expect(paths).toContain('/constructor "constructor" is not a known property.');
    expect(paths).toContain('/first_name "first_name" is required.');
    expect(({} as { first_name?: string }).first_name).toBeUndefined();
  });

  it("with NUL or a lone surrogate is refused", () => {
    for (const text of ["a\0b", "\uD800", "a\uDC00b"]) {
      expect(create({ ...contractor, first_name: text }).map(({ path }) => path)).toEqual(["/first_name"]);
    }
  });

  it("never throws, whatever the parts are", () => {
    const anything: unknown[] = [
      undefined,
      null,
      0,
      "",
      "a",
      [],
      {},
      [null],
      Number.NaN,
      Symbol("a"),
      () => 1,
      1n,
      new Date(),
      new Map(),
    ];
    for (const body of anything) {
      expect(createContractor.validateRequest({ body }).ok).toBe(false);
      expect(createContractor.validateResponse({ status: 201, body }).ok).toBe(false);
    }
    for (const query of ["%", "%E0%A4%A", "&&==&=", "?", "a=%00", "[]=1", "=", "limit=%", "limit[]=1", "%5B=1"]) {
      expect(() => list({ query })).not.toThrow();
    }
    for (const status of [Number.NaN, -1, 0, 1e9, 299.5]) {
      expect(createContractor.validateResponse({ status }).ok).toBe(false);
    }
  });

  it("is answered without repeating a value", () => {
    const secret = "t9k_test_secret";
    const errors = [
      ...create({
        ...contractor,
        first_name: [secret],
        email: secret,
        tax_identification: `${secret}!!`,
        address: secret,
      }),
      ...list({
        query: `limit=${secret}&status=${secret}&contractor=`,
        headers: { "Ten99Policy-Environment": secret },
      }),
      ...errorsOf(createPaymentSession.validateRequest({ headers: { "content-type": secret }, body: {} }) as never),
    ];
    expect(errors.length).toBeGreaterThan(7);
    expect(JSON.stringify(errors)).not.toContain("secret");
  });
});

describe("a request", () => {
  it("reports the errors of all its parts at once", () => {
    const result = cancelPaymentSession.validateRequest({
      path: {},
      query: "force=true",
      headers: { "ten99policy-environment": "staging", "Idempotency-Key": ["a", "b"] },
      body: { ignored: true },
    });
    expect(result).toEqual({
      ok: false,
      reason: "invalid",
      errors: [
        { in: "path", path: "/session", message: 'Path parameter "session" is required.' },
        { in: "query", path: "/force", message: 'Query parameter "force" is not a known parameter.' },
        {
          in: "header",
          path: "/Ten99Policy-Environment",
          message: 'Header "Ten99Policy-Environment" must be "sandbox" or "production".',
        },
        { in: "header", path: "/Idempotency-Key", message: 'Header "Idempotency-Key" must be given only once.' },
      ],
    });
  });

  it("gives its typed parts when it is valid", () => {
    const result = listPaymentSessions.validateRequest({
      query: new URLSearchParams({ status: "pending" }),
      headers: new Headers(),
    });
    expect(result).toEqual({
      ok: true,
      value: { path: {}, query: { status: "pending", limit: 10 }, headers: {}, cookies: {}, body: undefined },
    });
    if (result.ok) {
      const limit: number = result.value.query.limit;
      expect(limit).toBe(10);
    }
  });
});
