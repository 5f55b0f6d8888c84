import type { ContractDocument } from "../document/contract-document.ts";
import { type Json, isObject, valueAt, withValueAt } from "../document/json.ts";
import type { Operation, Parameter } from "../document/operations.ts";
import type { Fixtures } from "../fixtures/fixtures.ts";
import type { Exchange, SentRequest } from "../http/exchange.ts";
import type { Run } from "../run.ts";
import { sampleOf } from "../values/arbitrary.ts";
import { type Credentials, credentialsOf } from "./credentials.ts";
import { type RequestParts, toRequest } from "./request-parts.ts";
import { inHeader } from "./serialise.ts";

export interface RequestsSettings {
  run: Run;
  apiKey: string;
  fixtures: Fixtures;
}

/** Makes valid requests, for checks to send as they are or to spoil in one place. */
export class Requests {
  readonly run: Run;
  readonly apiKey: string;
  readonly #fixtures: Fixtures;

  constructor({ run, apiKey, fixtures }: RequestsSettings) {
    this.run = run;
    this.apiKey = apiKey;
    this.#fixtures = fixtures;
  }

  get document(): ContractDocument {
    return this.run.document;
  }

  /** Undefined when an object that the path names cannot be had, or no valid value is known. */
  async valid(operation: Operation): Promise<RequestParts | undefined> {
    const path: Record<string, Json> = {};
    for (const parameter of operation.parameters.filter((each) => each.in === "path")) {
      const value = await this.#fixtures.pathValue(operation, parameter);
      if (value === undefined) return undefined;
      path[parameter.name] = value;
    }
    const query: [string, Json][] = [];
    for (const parameter of operation.parameters.filter((each) => each.in === "query" && each.required)) {
      const value = this.valueOf(parameter);
      if (value === undefined) return undefined;
      query.push([parameter.name, value]);
    }
    const headers: [string, string][] = [];
    for (const parameter of operation.parameters.filter((each) => each.in === "header" && each.required)) {
      const value = this.valueOf(parameter);
      if (value === undefined) return undefined;
      headers.push([parameter.name, inHeader(value, parameter)]);
    }
    return { path, query, headers, body: await this.validBody(operation) };
  }

  /** The first example that is valid, or else one that is made up; with the values that only the server knows. */
  async validBody(operation: Operation): Promise<Json | undefined> {
    const { body } = operation;
    if (body === undefined) return undefined;
    const { schemas } = this.document;
    const example = body.examples.find((each) => schemas.isValid(body.schema, each));
    const base = example ?? sampleOf(schemas, body.schema, this.run.seed);
    return base === undefined ? undefined : this.withKnownValues(operation, base);
  }

  async withKnownValues(operation: Operation, body: Json): Promise<Json> {
    const known = await this.#fixtures.bodyValues(operation);
    let result = body;
    for (const [pointer, value] of known) {
      // A known value is for where there is one, or has to be.
      const isWanted = valueAt(result, pointer) !== undefined || isRequired(this, operation, pointer);
      if (isObject(result) && isWanted) result = withValueAt(result, pointer, value);
    }
    return result;
  }

  /** The places of which the server alone knows what is valid. */
  async knownPointers(operation: Operation): Promise<string[]> {
    return [...(await this.#fixtures.bodyValues(operation)).keys()];
  }

  knownQuery(operation: Operation): Promise<Map<string, Json | undefined>> {
    return this.#fixtures.queryValues(operation);
  }

  valueOf({ schema, example }: Parameter): Json | undefined {
    if (schema === undefined) return example;
    return example !== undefined && this.document.schemas.isValid(schema, example)
      ? example
      : sampleOf(this.document.schemas, schema, this.run.seed);
  }

  build(operation: Operation, parts: RequestParts, credentials?: Credentials): SentRequest {
    return toRequest(operation, parts, {
      basePath: this.run.basePath,
      credentials: credentials ?? credentialsOf(this.document, operation, this.apiKey),
    });
  }

  send(operation: Operation, parts: RequestParts, credentials?: Credentials): Promise<Exchange> {
    return this.run.send(this.build(operation, parts, credentials), operation);
  }

  cleanUp(): Promise<void> {
    return this.#fixtures.cleanUp();
  }
}

function isRequired({ document }: Requests, { body }: Operation, pointer: string): boolean {
  const required =
    body === undefined ? undefined : document.schemas.flat(document.schemas.schemaAt(body.schema))["required"];
  return Array.isArray(required) && required.includes(pointer.slice(1));
}
