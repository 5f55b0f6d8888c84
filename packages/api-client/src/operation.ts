/** How one parameter is written into a URL, for parameters that do not follow the default of their place. */
export interface ParameterStyle {
  /** A style of OpenAPI, or `json` for a parameter whose value is one JSON text. */
  readonly style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "simple" | "label" | "matrix" | "json";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** What the core has to know about one operation; the generated tables consist of these. */
export interface Operation {
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  /** The template, such as `/pets/{pet}`; its parameters become positional arguments in this order. */
  readonly path: string;
  /** Media type of the request body; absent when the operation takes none. */
  readonly body?: string;
  /** Whether the operation has query parameters. */
  readonly query?: boolean;
  /** Media type of the successful answer; `application/json` when absent. */
  readonly accept?: string;
  /** Whether a successful answer may come without a body. */
  readonly empty?: boolean;
  /** Present when the successful answer is one page of a list. */
  readonly list?: ListOperation;
  readonly pathStyles?: Readonly<Record<string, ParameterStyle>>;
  readonly queryStyles?: Readonly<Record<string, ParameterStyle>>;
}

/** How the pages of a list hang together where the server names no next page. */
export interface ListOperation {
  /** Whether `starting_after` and `ending_before` are parameters of the operation. */
  readonly cursors: boolean;
  /** Length of a page when the caller names no `limit`. */
  readonly limit?: number;
}

/** Resource → method → operation. */
export type ResourceTable = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The arguments of one call, told apart. */
export interface CallInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** An object, or a query string that is sent as it is. */
  readonly query?: unknown;
}

/** `application/json` and its relatives such as `application/problem+json`. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}
