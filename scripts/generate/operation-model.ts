/** A Schema Object as it stands in the document: `$ref`s unresolved, together with its place. */
export interface SchemaRef {
  schema: SchemaObject | boolean;
  pointer: string;
}

export type SchemaObject = { [keyword: string]: unknown };

/** A Security Requirement Object: scheme name to the scopes it needs. */
export type SecurityRequirement = Record<string, string[]>;

export type ParameterLocation = "path" | "query" | "header" | "cookie";

export type ParameterStyle = "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "simple" | "label" | "matrix";

export interface MediaTypeModel {
  /** Lower case, as in the document otherwise: `application/json`, `image/*`. */
  type: string;
  schema?: SchemaRef;
  pointer: string;
}

export interface ParameterModel {
  name: string;
  in: ParameterLocation;
  required: boolean;
  style: ParameterStyle;
  explode: boolean;
  allowReserved: boolean;
  schema?: SchemaRef;
  content?: MediaTypeModel;
  description?: string;
  deprecated: boolean;
  pointer: string;
}

export interface HeaderModel {
  name: string;
  required: boolean;
  explode: boolean;
  schema?: SchemaRef;
  content?: MediaTypeModel;
  description?: string;
  deprecated: boolean;
  pointer: string;
}

export interface RequestBodyModel {
  required: boolean;
  content: MediaTypeModel[];
  description?: string;
  pointer: string;
}

export interface ResponseModel {
  /** `200`, `4XX` or `default`. */
  status: string;
  description: string;
  headers: HeaderModel[];
  content: MediaTypeModel[];
  pointer: string;
}

/** One operation with everything that holds for it, wherever in the document it is written. */
export interface OperationModel {
  operationId: string;
  /** Lower case. */
  method: string;
  path: string;
  tags: string[];
  summary?: string;
  description?: string;
  deprecated: boolean;
  /** The effective requirements: those of the operation, else those of the document. */
  security: SecurityRequirement[];
  parameters: ParameterModel[];
  requestBody?: RequestBodyModel;
  responses: ResponseModel[];
  pointer: string;
}

/** A webhook is an operation that the API calls; its `name` is the key under `webhooks`, not a path. */
export interface WebhookModel extends OperationModel {
  name: string;
}
