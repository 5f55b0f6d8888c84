import { readContractDocument } from "../../src/document/contract-document.ts";
import { isObject, type Json, memberPointer } from "../../src/document/json.ts";
import { document } from "../../src/generated/document.ts";

/** An answer that the document shows for one status of one operation. */
export interface DocumentedAnswer {
  operation: string;
  status: number;
  /** The name of the example. */
  example: string;
  value: Json | undefined;
  /** The headers that the answer always has, in lower case. */
  headers: string[];
}

const { operations, schemas } = readContractDocument(document);

export const documentedStatuses: string[] = operations.flatMap(({ id, responses }) => responses.map(({ status }) => `${id} ${status}`));

export const documentedAnswers: DocumentedAnswer[] = operations.flatMap(({ id, responses }) =>
  responses.flatMap(({ status, content, headers }) =>
    [...content.values()].flatMap((schema) =>
      examplesBeside(schema).map(([example, value]) => ({
        operation: id,
        status: Number(status),
        example,
        value,
        headers: headers.filter(({ required }) => required).map(({ name }) => name.toLowerCase()),
      })),
    ),
  ),
);

/** The examples of a media type, by the pointer of its schema. */
function examplesBeside(schema: string | undefined): [name: string, value: Json | undefined][] {
  if (schema === undefined) return [];
  const media = schema.slice(0, -"/schema".length);
  const { examples } = schemas.follow(media).object;
  const names = isObject(examples) ? Object.keys(examples) : [];
  const pointer = (name: string) => memberPointer(memberPointer(media, "examples"), name);
  return names.map((name) => [name, schemas.follow(pointer(name)).object["value"]]);
}
