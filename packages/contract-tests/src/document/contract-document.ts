import type { JsonObject } from "./json.ts";
import { type Operation, readOperations } from "./operations.ts";
import { Schemas } from "./schemas.ts";

/** What a server is held to. */
export interface ContractDocument {
  root: JsonObject;
  schemas: Schemas;
  operations: Operation[];
  /** It describes this API, or a part of it: then what this API promises beyond its document is checked as well. */
  isPaymentSessions: boolean;
}

export function readContractDocument(root: JsonObject): ContractDocument {
  const schemas = new Schemas(root);
  const operations = readOperations(root, schemas);
  return { root, schemas, operations, isPaymentSessions: operations.some(({ id }) => id === "createPaymentSession") };
}
