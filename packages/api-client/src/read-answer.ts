import type { Answer } from "./attempt.ts";
import { ApiError, MalformedResponseError } from "./errors.ts";
import { isJson, type Operation } from "./operation.ts";

/** What a call resolves with, before the types of its operation are put on it. */
export interface AnyResult {
  readonly status: number;
  readonly data: unknown;
  readonly error: ApiError | undefined;
  readonly response: Response;
  readonly requestId: string | undefined;
}

/** @throws MalformedResponseError when a successful answer has not the documented form. */
export function readAnswer({ response, content }: Answer, operation: Operation): AnyResult {
  const { status } = response;
  const error = response.ok ? undefined : new ApiError(response, parseJson(content) ?? content);
  const data = error ? undefined : readData(response, content, operation);
  return { status, data, error, response, requestId: response.headers.get("request-id") ?? undefined };
}

function readData(response: Response, content: string | Blob, operation: Operation): unknown {
  const { status } = response;
  if (content === "" && (operation.empty || status === 204 || status === 205)) {
    return undefined;
  }
  const data = isJson(operation.accept ?? "application/json") ? parseJson(content) : content;
  if (data === undefined) {
    throw new MalformedResponseError(response, `The API answered with status ${status} and a body that is not JSON.`);
  }
  return data;
}

/** `undefined` when it is not JSON. */
function parseJson(content: string | Blob): unknown {
  try {
    return typeof content === "string" ? JSON.parse(content) : undefined;
  } catch {
    return undefined;
  }
}
