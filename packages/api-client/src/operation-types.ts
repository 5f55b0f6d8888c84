import type { SuccessStatus } from "./statuses.ts";

/** The query parameters of an operation. */
export type Query<Op> = Op extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

/** The path parameters of an operation, by name. */
export type Path<Op> = Op extends { parameters: { path: infer P } } ? P : never;

/** The request body of an operation: what becomes JSON or a URL-encoded form, otherwise what `fetch` takes. */
export type Body<Op> = Op extends { requestBody?: infer R }
  ? NonNullable<R> extends { content: infer C }
    ? JsonKey<C> extends never
      ? C extends { "application/x-www-form-urlencoded": infer F }
        ? F | URLSearchParams
        : FormData | Blob | ArrayBuffer | string
      : C[JsonKey<C>]
    : never
  : never;

/** The body of each successful answer, by status. */
export type SuccessBodies<Op> = Op extends { responses: infer R }
  ? { [S in keyof R & SuccessStatus]: Content<R[S]> } & RangeBodies<R>
  : never;

type RangeBodies<R> = "2XX" extends keyof R
  ? { [S in Exclude<SuccessStatus, keyof R>]: Content<R["2XX"]> }
  : keyof R & SuccessStatus extends never
    ? "default" extends keyof R
      ? { [S in SuccessStatus]: Content<R["default"]> }
      : unknown
    : unknown;

/** A response that documents no content has none. */
type Content<R> = R extends { content: infer C }
  ? JsonKey<C> extends never
    ? keyof C extends `text/${string}`
      ? string
      : Blob
    : C[JsonKey<C>]
  : undefined;

type JsonKey<C> = Extract<keyof C, `${string}${"/" | "+"}json${"" | `;${string}`}`>;
