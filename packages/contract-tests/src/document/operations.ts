import { isObject, type Json, type JsonObject, memberPointer, textOf } from "./json.ts";
import type { SchemaPointer, Schemas } from "./schemas.ts";

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required: boolean;
  style: string;
  explode: boolean;
  /** Undefined for one that is serialised as a media type, which the suite leaves alone. */
  schema: SchemaPointer | undefined;
  example: Json | undefined;
}

export interface RequestBody {
  required: boolean;
  mediaType: string;
  schema: SchemaPointer;
  examples: Json[];
}

export interface DocumentedHeader {
  name: string;
  required: boolean;
  schema: SchemaPointer | undefined;
}

export interface DocumentedResponse {
  /** "200", "4XX" or "default". */
  status: string;
  headers: DocumentedHeader[];
  /** Empty when the response has no body. A media type without a schema says nothing about its body. */
  content: Map<string, SchemaPointer | undefined>;
}

export interface Operation {
  /** Its `operationId`, or else method and path. */
  id: string;
  /** In capitals. */
  method: string;
  path: string;
  parameters: Parameter[];
  body: RequestBody | undefined;
  responses: DocumentedResponse[];
  /** The names of security schemes, any one of which lets a request in; empty for an operation that is open to all. */
  security: string[];
}

/** Every operation of the document, in its order. */
export function readOperations(document: JsonObject, schemas: Schemas): Operation[] {
  const paths = isObject(document["paths"]) ? Object.keys(document["paths"]) : [];
  return paths.flatMap((path) => {
    const { pointer, object: item } = schemas.follow(memberPointer("/paths", path));
    return methods
      .filter((method) => isObject(item[method]))
      .map((method) => readOperation(document, schemas, path, pointer, method));
  });
}

function readOperation(
  document: JsonObject,
  schemas: Schemas,
  path: string,
  itemPointer: string,
  method: string,
): Operation {
  const pointer = memberPointer(itemPointer, method);
  const { object } = schemas.follow(pointer);
  const name = method.toUpperCase();
  const parameters = [...readParameters(schemas, itemPointer), ...readParameters(schemas, pointer)];
  return {
    id: typeof object["operationId"] === "string" ? object["operationId"] : `${name} ${path}`,
    method: name,
    path,
    // One of the operation replaces that of its path.
    parameters: [...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values()],
    body: readBody(schemas, pointer, object),
    responses: readResponses(schemas, pointer, object),
    security: readSecurity(object["security"] ?? document["security"]),
  };
}

/** OpenAPI 3.1, section 4.8.12.2. */
const defaultStyle: Record<Parameter["in"], string> = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

function readParameters(schemas: Schemas, pointer: string): Parameter[] {
  const count = lengthOf(schemas.follow(pointer).object["parameters"]);
  return Array.from({ length: count }, (_, index) => {
    const { pointer: at, object } = schemas.follow(memberPointer(memberPointer(pointer, "parameters"), index));
    const place = object["in"] as Parameter["in"];
    const style = typeof object["style"] === "string" ? object["style"] : defaultStyle[place];
    return {
      name: textOf(object["name"]),
      in: place,
      required: object["required"] === true,
      style,
      explode: typeof object["explode"] === "boolean" ? object["explode"] : style === "form",
      schema: object["schema"] === undefined ? undefined : memberPointer(at, "schema"),
      example: object["example"] ?? exampleValues(schemas, at, object)[0],
    };
  });
}

function readBody(schemas: Schemas, operationPointer: string, operation: JsonObject): RequestBody | undefined {
  if (operation["requestBody"] === undefined) return undefined;
  const { pointer, object } = schemas.follow(memberPointer(operationPointer, "requestBody"));
  const content = isObject(object["content"]) ? object["content"] : {};
  const mediaType = Object.keys(content).find(isJson);
  if (mediaType === undefined) return undefined;
  const at = memberPointer(memberPointer(pointer, "content"), mediaType);
  return {
    required: object["required"] === true,
    mediaType,
    schema: memberPointer(at, "schema"),
    examples: exampleValues(schemas, at, schemas.follow(at).object),
  };
}

function readResponses(schemas: Schemas, operationPointer: string, operation: JsonObject): DocumentedResponse[] {
  const responses = isObject(operation["responses"]) ? Object.keys(operation["responses"]) : [];
  return responses.map((status) => {
    const { pointer, object } = schemas.follow(memberPointer(memberPointer(operationPointer, "responses"), status));
    const content = isObject(object["content"]) ? Object.entries(object["content"]) : [];
    const headers = isObject(object["headers"]) ? Object.keys(object["headers"]) : [];
    return {
      status,
      headers: headers.map((name) => {
        const { pointer: at, object: header } = schemas.follow(memberPointer(memberPointer(pointer, "headers"), name));
        return {
          name,
          required: header["required"] === true,
          schema: header["schema"] === undefined ? undefined : memberPointer(at, "schema"),
        };
      }),
      content: new Map(
        content.map(([type, media]) => [
          type.toLowerCase(),
          isObject(media) && media["schema"] !== undefined
            ? memberPointer(memberPointer(memberPointer(pointer, "content"), type), "schema")
            : undefined,
        ]),
      ),
    };
  });
}

/** The documented response that an answer with this status has to match: exact, then by class, then the default. */
export function responseFor(operation: Operation, status: number): DocumentedResponse | undefined {
  const wanted = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return wanted
    .map((each) => operation.responses.find((response) => response.status.toUpperCase() === each.toUpperCase()))
    .find((response) => response !== undefined);
}

export const isJson = (mediaType: string): boolean => /^application\/(?:[^;]+\+)?json\b/i.test(mediaType);

function readSecurity(security: Json | undefined): string[] {
  const alternatives = Array.isArray(security) ? security.filter(isObject) : [];
  // `{}` among them lets everybody in.
  if (alternatives.some((each) => Object.keys(each).length === 0)) return [];
  return alternatives.filter((each) => Object.keys(each).length === 1).flatMap((each) => Object.keys(each));
}

export function exampleValues(schemas: Schemas, pointer: string, object: JsonObject): Json[] {
  const named = isObject(object["examples"]) ? Object.keys(object["examples"]) : [];
  const values = named
    .map((name) => schemas.follow(memberPointer(memberPointer(pointer, "examples"), name)).object["value"])
    .filter((value) => value !== undefined);
  return object["example"] === undefined ? values : [object["example"], ...values];
}

const lengthOf = (value: Json | undefined): number => (Array.isArray(value) ? value.length : 0);
