import { readContractDocument } from "../../src/document/contract-document.ts";
import type { DocumentedHeader } from "../../src/document/operations.ts";
import { isObject, type Json, memberPointer, textOf } from "../../src/document/json.ts";
import { document } from "../../src/generated/document.ts";

/** An answer that the document shows for one status of one operation. */
export interface DocumentedAnswer {
  operation: string;
  status: number;
  /** The name of the example. */
  example: string;
  value: Json | undefined;
  /** Examples of the headers that the answer always has, by name in lower case. */
  headers: Record<string, string>;
}

const { operations, schemas } = readContractDocument(document);

export const documentedStatuses: string[] = operations.flatMap(({ id, responses }) =>
  responses.map(({ status }) => `${id} ${status}`),
);

export const documentedAnswers: DocumentedAnswer[] = operations.flatMap(({ id, responses }) =>
  responses.flatMap(({ status, content, headers }) =>
    [...content.values()].flatMap((schema) =>
      examplesBeside(schema).map(([example, value]) => ({
        operation: id,
        status: Number(status),
        example,
        value,
        headers: Object.fromEntries(headers.filter(({ required }) => required).map(exampleOf)),
      })),
    ),
  ),
);

/** A header's example, which is beside its schema. */
function exampleOf({ name, schema = "" }: DocumentedHeader): [name: string, value: string] {
  const { example } = schemas.follow(schema.slice(0, -"/schema".length)).object;
  return [name.toLowerCase(), textOf(example ?? "")];
}

/** The examples of a media type, by the pointer of its schema. */
function examplesBeside(schema: string | undefined): [name: string, value: Json | undefined][] {
  if (schema === undefined) return [];
  const media = schema.slice(0, -"/schema".length);
  const { examples } = schemas.follow(media).object;
  const names = isObject(examples) ? Object.keys(examples) : [];
  const pointer = (name: string) => memberPointer(memberPointer(media, "examples"), name);
  return names.map((name) => [name, schemas.follow(pointer(name)).object["value"]]);
}
