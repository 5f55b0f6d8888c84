import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec, type IHttpConfig, type PrismHttpComponents } from "@stoplight/prism-http";
import { validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { createServer } from "@stoplight/prism-http-server";
import type { JsonObject } from "../../src/document/json.ts";
import { document } from "../../src/generated/document.ts";

export type PrismOperations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

export interface Prism {
  baseUrl: string;
  close(): Promise<void>;
}

/** Prism dereferences in place: it gets a copy. */
export const readPrismOperations = (from: JsonObject = document): Promise<PrismOperations> =>
  getHttpOperationsFromSpec(structuredClone(from));

const config = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Answers every operation of the document out of its examples. */
export const startPrismMock = (operations: PrismOperations): Promise<Prism> =>
  startPrism(operations, { ...config, isProxy: false });

/** A response, and the operation that it has to be one of. */
export type Answer = Parameters<PrismHttpComponents["validateOutput"]>[0];

/**
 * Hands everything on to the server, bad requests as well, and everything back, whatever it thinks of it. Answers to
 * operations are shown on their way: Prism's own report, the header `sl-violations`, is cut when it gets long.
 */
export const startPrismProxy = (
  operations: PrismOperations,
  upstream: string,
  onAnswer: (answer: Answer) => void,
): Promise<Prism> =>
  startPrism(
    operations,
    { ...config, isProxy: true, upstream: new URL(upstream) },
    {
      validateOutput(answer) {
        onAnswer(answer);
        return validateOutput(answer);
      },
    },
  );

async function startPrism(
  operations: PrismOperations,
  config: IHttpConfig,
  components: Partial<PrismHttpComponents> = {},
): Promise<Prism> {
  const logger = createLogger("PRISM", { level: "silent" });
  const server = createServer(operations, { config, components: { ...components, logger }, cors: false });
  const baseUrl = await server.listen(0, "127.0.0.1");
  return { baseUrl, close: () => server.close() };
}
