import type { ApiError } from "./errors.ts";
import type { SuccessBodies } from "./operation-types.ts";
import type { FailureStatus } from "./statuses.ts";

/** The API did what it was asked to. */
export interface Success<Status extends number, Data> {
  readonly status: Status;
  readonly data: Data;
  readonly error: undefined;
  /** The answer itself; its body can still be read. */
  readonly response: Response;
  /** Quote it when you ask for help. */
  readonly requestId: string | undefined;
}

/** The API refused, or failed. */
export interface Failure {
  readonly status: FailureStatus;
  readonly data: undefined;
  readonly error: ApiError;
  /** The answer itself; its body can still be read. */
  readonly response: Response;
  /** Quote it when you ask for help. */
  readonly requestId: string | undefined;
}

/** Whatever the API answered: compare `status`, or look at `error`, and the compiler knows what `data` is. */
export type Result<Op> = Successes<SuccessBodies<Op>> | Failure;

type Successes<Bodies> = { [S in keyof Bodies & number]: Success<S, Bodies[S]> }[keyof Bodies & number];

/** What an operation gives on success. */
export type Data<Op> = DataOf<SuccessBodies<Op>>;

type DataOf<Bodies> = Successes<Bodies>["data"];

// By bodies and not by operation, and not as a promise of a `Result`: editors would show all that is in an operation.
/**
 * A call on its way, by the bodies of success for each status: await it for its {@link Result}, or `unwrap` it. Without
 * an answer it rejects.
 */
export interface Call<Bodies> extends Promise<Successes<Bodies> | Failure> {
  /**
   * Gives the data alone.
   *
   * @throws ApiError for every answer other than success.
   */
  unwrap(): Promise<DataOf<Bodies>>;
}

/** A call for a list: await it for one page, or iterate over the objects of this and all following pages. */
export interface ListCall<Bodies> extends Call<Bodies>, AsyncIterable<ItemOf<Bodies>> {
  /** Iterates over whole pages. */
  pages(): AsyncIterable<DataOf<Bodies>>;
}

/** What a list consists of. */
export type Item<Op> = ItemOf<SuccessBodies<Op>>;

type ItemOf<Bodies> = NonNullable<DataOf<Bodies>> extends readonly (infer T)[] ? T : never;

/**
 * Gives the data of a call alone.
 *
 * @throws ApiError for every answer other than success.
 *
 * @example
 * ```ts
 * const session = await unwrap(client.paymentSessions.get("hps_…"));
 * ```
 */
export async function unwrap<R extends AnyOutcome>(
  call: PromiseLike<R>,
): Promise<Extract<R, { error: undefined }>["data"]> {
  const { data, error } = await call;
  if (error) {
    throw error;
  }
  return data;
}

interface AnyOutcome {
  readonly data: unknown;
  readonly error: ApiError | undefined;
}
