import type { Dispatcher } from "undici";
import { describeFailure, EndlessResponseError } from "./send-failure.ts";

/** What an endpoint has to say is said by its status; more of its response is not read. */
const longestBodyBytes = 16 * 1024;
const mostInterimResponses = 16;

/**
 * One request and what comes back for it. Of the response's body nothing is kept or decoded: it is only waited for, up
 * to a length, because a connection cannot be used again before its end.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  statusCode: number | null = null;
  retryAfter: string | string[] | undefined;
  /** Resolves to one sentence on what went wrong, or to null. */
  readonly ended: Promise<string | null>;
  readonly #resolve: (error: string | null) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #hasEnded = false;
  #interimResponses = 0;
  #bodyBytes = 0;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<string | null>();
    this.ended = promise;
    this.#resolve = resolve;
  }

  /** Ends it now, whether or not a connection is made yet, and cuts the one there is. */
  giveUp(error: string | null): void {
    if (this.#hasEnded) return;
    this.#end(error);
    this.#controller?.abort(new Error("The request was given up."));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It may have been given up while it waited for its connection.
    if (this.#hasEnded) controller.abort(new Error("The request was given up."));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (this.#hasEnded) return;
    if (statusCode < 200) {
      this.#interimResponses += 1;
      if (this.#interimResponses > mostInterimResponses) this.giveUp(describeFailure(new EndlessResponseError()));
      return;
    }
    this.statusCode = statusCode;
    this.retryAfter = headers["retry-after"];
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bodyBytes += chunk.length;
    if (this.#bodyBytes > longestBodyBytes) this.giveUp(null);
  }

  onResponseEnd(): void {
    this.#end(null);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end(describeFailure(error));
  }

  #end(error: string | null): void {
    this.#hasEnded = true;
    this.#resolve(error);
  }
}
