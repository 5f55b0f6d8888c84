import type { operations as ApiOperations } from "@payment-sessions/api-types";
import type { ParameterDefaults } from "./generated/parameter-defaults.ts";
import type { OperationId, WebhookId } from "./generated/operations.ts";
import type { RequestInput, ResponseInput, Validated } from "./runtime/validated.ts";

type AnyId = keyof ApiOperations;
type Empty = object;
type Location = "path" | "query" | "header" | "cookie";

type Parameters<Id extends AnyId, In extends Location> = ApiOperations[Id] extends { parameters: infer All }
  ? In extends keyof All
    ? [Exclude<All[In], undefined>] extends [never]
      ? Empty
      : WithDefaults<Exclude<All[In], undefined>, DefaultNames<Id, In>>
    : Empty
  : Empty;

type DefaultNames<Id, In> = Id extends keyof ParameterDefaults
  ? In extends keyof ParameterDefaults[Id]
    ? ParameterDefaults[Id][In]
    : never
  : never;

type WithDefaults<All, Names> = [Names] extends [never]
  ? All
  : Omit<All, Names & keyof All> & Required<Pick<All, Names & keyof All>>;

type ContentOf<Holder> = [Exclude<Holder, undefined>] extends [never]
  ? undefined
  : Exclude<Holder, undefined> extends { content: infer Content }
    ? [Exclude<Content, undefined>] extends [never]
      ? undefined
      : Exclude<Content, undefined>[keyof Exclude<Content, undefined>]
    : undefined;

type RequestBody<Id extends AnyId> = ApiOperations[Id] extends { requestBody: infer Body }
  ? ContentOf<Body>
  : ApiOperations[Id] extends { requestBody?: infer Body }
    ? ContentOf<Body> | undefined
    : undefined;

/** The parts of a valid request; parameters have their declared types, and defaults are filled in. */
export interface RequestParts<Id extends AnyId> {
  path: Parameters<Id, "path">;
  query: Parameters<Id, "query">;
  headers: Parameters<Id, "header">;
  cookies: Parameters<Id, "cookie">;
  body: RequestBody<Id>;
}

type Responses<Id extends AnyId> = ApiOperations[Id] extends { responses: infer All } ? All : Empty;

/** A range such as `4XX` and `default` stand for any status. */
type StatusOf<Status> = Status extends number ? Status : number;

type HeadersOf<Response> = Response extends { headers: infer Headers }
  ? { [Name in keyof Headers as string extends Name ? never : Name]: Headers[Name] }
  : Empty;

/** The parts of a valid response, as a union over the documented statuses. */
export type ResponseParts<Id extends AnyId> = {
  [Status in keyof Responses<Id>]: {
    status: StatusOf<Status>;
    headers: HeadersOf<Responses<Id>[Status]>;
    body: ContentOf<Responses<Id>[Status]>;
  };
}[keyof Responses<Id>];

type SuccessStatus<Id extends AnyId> = {
  [Status in keyof Responses<Id>]: `${Status & (string | number)}` extends `2${string}` ? Status : never;
}[keyof Responses<Id>];

type BodyMember<Body> = [Body] extends [undefined] ? { body?: undefined } : { body: Body };

/** What a handler of the operation answers: one of the documented 2xx statuses with its body. */
export type SuccessResponse<Id extends AnyId> = {
  [Status in SuccessStatus<Id>]: {
    status: StatusOf<Status>;
    headers?: Readonly<Record<string, string>>;
  } & BodyMember<ContentOf<Responses<Id>[Status]>>;
}[SuccessStatus<Id>];

/** Validates the requests and responses of one operation. */
export interface OperationValidator<Id extends OperationId> {
  readonly operationId: Id;
  /** Upper case. */
  readonly method: string;
  /** As in the OpenAPI document, with parameters in braces. */
  readonly path: string;
  /** Checks and coerces all parts of a request and reports every error; it never throws. */
  validateRequest(input: RequestInput): Validated<RequestParts<Id>>;
  /** Checks a response against its documented status; it never throws. */
  validateResponse(response: ResponseInput): Validated<ResponseParts<Id>>;
}

/** Validates what one webhook delivers. */
export interface WebhookValidator<Id extends WebhookId> {
  readonly operationId: Id;
  /** The name under `webhooks` in the OpenAPI document. */
  readonly name: string;
  /** Checks a parsed payload alone. */
  validate(payload: unknown): Validated<RequestParts<Id>["body"]>;
  /** Checks the delivery with its headers. */
  validateRequest(input: RequestInput): Validated<RequestParts<Id>>;
}
