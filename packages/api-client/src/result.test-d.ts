import type { components, operations } from "@payment-sessions/api-types";
import { expectTypeOf } from "vitest";
import type { Client } from "./create-client.ts";
import {
  type AnyPaymentSessionsError,
  type ApiError,
  type ErrorCode,
  isPaymentSessionsError,
  type KnownErrorCode,
} from "./errors.ts";
import type { Body, Query, SuccessBodies } from "./operation-types.ts";
import { type Data, type Failure, type Result, type Success, unwrap } from "./result.ts";

// Nothing here runs: the compiler is the judge.
declare const client: Client;
declare const created: Result<operations["createPaymentSession"]>;

type Schemas = components["schemas"];

export function narrowsAResultByItsStatus() {
  expectTypeOf(created.data).toEqualTypeOf<Schemas["CreatedPaymentSession"] | undefined>();
  if (created.status === 201) {
    expectTypeOf(created.data).toEqualTypeOf<Schemas["CreatedPaymentSession"]>();
    expectTypeOf(created.data.url).toEqualTypeOf<string>();
    expectTypeOf(created.error).toEqualTypeOf<undefined>();
  } else {
    expectTypeOf(created).toEqualTypeOf<Failure>();
  }
  if (created.status === 404) {
    expectTypeOf(created.error).toEqualTypeOf<ApiError>();
  }
  // @ts-expect-error 200 is not a status of this operation.
  void (created.status === 200);
}

export function narrowsAResultByItsErrorAndByItsData() {
  if (created.error) {
    expectTypeOf(created.data).toEqualTypeOf<undefined>();
  } else {
    expectTypeOf(created).toEqualTypeOf<Success<201, Schemas["CreatedPaymentSession"]>>();
  }
  if (created.data) {
    expectTypeOf(created.status).toEqualTypeOf<201>();
  }
}

export async function narrowsAfterDestructuring() {
  const { data, error } = await client.paymentSessions.get("hps_1");
  if (error) {
    throw error;
  }
  expectTypeOf(data).toEqualTypeOf<Schemas["PaymentSession"]>();
}

export async function unwrapsToTheData() {
  expectTypeOf(await client.contractors.get("cn_1").unwrap()).toEqualTypeOf<Schemas["Contractor"]>();
  expectTypeOf(await unwrap(client.contractors.get("cn_1"))).toEqualTypeOf<Schemas["Contractor"]>();
  expectTypeOf(await unwrap(client.paymentSessions.list())).toEqualTypeOf<Schemas["PaymentSession"][]>();
}

export async function iteratesOverObjectsAndPagesOfAListAndOverNothingElse() {
  for await (const session of client.paymentSessions.list({ limit: 2 })) {
    expectTypeOf(session).toEqualTypeOf<Schemas["PaymentSession"]>();
  }
  for await (const page of client.events.list().pages()) {
    expectTypeOf(page).toEqualTypeOf<Data<operations["listEvents"]>>();
  }
  // @ts-expect-error A single session is no list.
  void (client.paymentSessions.get("hps_1") satisfies AsyncIterable<unknown>);
}

export function acceptsExactlyTheDocumentedArguments() {
  void client.paymentSessions.create({ contractor: "cn_1", return_url: "https://a.example" }, { maxRetries: 0 });
  // @ts-expect-error `return_url` is required.
  void client.paymentSessions.create({ contractor: "cn_1" });
  // @ts-expect-error A body is required.
  void client.paymentSessions.create();
  // @ts-expect-error There is no such status.
  void client.paymentSessions.list({ status: "done" });
  // @ts-expect-error Cancelling takes no body.
  void client.paymentSessions.cancel("hps_1", { contractor: "cn_1" });
  // @ts-expect-error An id is text.
  void client.paymentSessions.get(7);
}

export function takesValuesOfOpenEnumsThatItDoesNotKnow() {
  expectTypeOf<"a_newer_code">().toExtend<ErrorCode>();
  expectTypeOf<"rate_limited">().toExtend<ErrorCode>();
  // @ts-expect-error It is not known.
  void ("a_newer_code" satisfies KnownErrorCode);
  expectTypeOf<"rate_limited">().toExtend<KnownErrorCode>();
  expectTypeOf<"another_provider">().toExtend<Schemas["PaymentSession"]["processor"]>();
}

export function tellsErrorsApartByTheirName(reason: unknown) {
  if (isPaymentSessionsError(reason) && reason.name === "ApiError") {
    expectTypeOf(reason).toEqualTypeOf<ApiError>();
  }
  expectTypeOf<AnyPaymentSessionsError["name"]>().toEqualTypeOf<
    "ApiError" | "ConnectionError" | "TimeoutError" | "AbortError" | "MalformedResponseError" | "InvalidArgumentError"
  >();
}

interface Unusual {
  parameters: { query: { q: string }; path?: never };
  requestBody?: { content: { "text/csv": string; "application/merge-patch+json; charset=utf-8": { a: 1 } } };
  responses: {
    201: { content?: never };
    "2XX": { content: { "text/plain": string; "text/csv": string } };
    "4XX": { content: { "application/json": 1 } };
    default: { content: { "application/json": 2 } };
  };
}

export function understandsRangesDefaultAndSeveralMediaTypes() {
  expectTypeOf<Query<Unusual>>().toEqualTypeOf<{ q: string }>();
  expectTypeOf<Body<Unusual>>().toEqualTypeOf<{ a: 1 }>();
  expectTypeOf<SuccessBodies<Unusual>[201]>().toEqualTypeOf<undefined>();
  expectTypeOf<SuccessBodies<Unusual>[200]>().toEqualTypeOf<string>();
  expectTypeOf<Data<Unusual>>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Data<{ responses: { default: { content: { "application/json": 1 } } } }>>().toEqualTypeOf<1>();
  expectTypeOf<Data<{ responses: { 200: { content: { "image/png": string } } } }>>().toEqualTypeOf<Blob>();
}
