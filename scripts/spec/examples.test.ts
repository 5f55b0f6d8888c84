import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import {
  bodyExamples,
  codesShown,
  document,
  examplesAt,
  objectAt,
  operations,
  requestExamples,
  webhooks,
} from "./documented-examples.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, "spec");

const errorCodes = objectAt("/components/schemas/ErrorCode").value["enum"] as string[];

/** The error codes that a description names in backticks. */
const codesNamed = (text: string) => errorCodes.filter((code) => text.includes(`\`${code}\``)).toSorted();

describe.each([...operations, ...webhooks])("$operationId", (operation) => {
  const { parameters, responses } = operation;
  const headers = responses.flatMap(({ headers, status }) => headers.map((header) => ({ ...header, status })));
  const shownBy = {
    request: requestExamples(operation),
    ...Object.fromEntries(parameters.map(({ name, pointer }) => [name, examplesAt(pointer, name)])),
    ...Object.fromEntries(responses.map((response) => [response.status, bodyExamples(response)])),
    ...Object.fromEntries(
      headers.map(({ name, pointer, status }) => [`${status} ${name}`, examplesAt(pointer, `${status} ${name}`)]),
    ),
  };
  const withoutContent = [
    ...(operation.requestBody ? [] : ["request"]),
    ...responses.filter(({ content }) => content.length === 0).map(({ status }) => status),
  ];

  it("shows an example of every parameter, body and response header", () => {
    const silent = Object.keys(shownBy).filter((place) => shownBy[place as "request"].length === 0);
    expect(silent.toSorted()).toEqual(withoutContent.toSorted());
  });

  it.each(Object.values(shownBy).flat())("has a valid example: $name", ({ schemaPointer, value }) => {
    const validate = ajv.compile({ $ref: `spec#${encodeURI(schemaPointer)}` });
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe.each(operations)("$operationId", ({ responses }) => {
  it.each(responses.filter(({ status }) => !status.startsWith("2")))(
    "names the error codes of $status in its description and shows each of them",
    (response) => {
      expect(codesShown(response)).toEqual(codesNamed(response.description));
      expect(bodyExamples(response)).not.toEqual([]);
    },
  );
});

describe("error codes", () => {
  const shown = operations.flatMap(({ responses }) => responses).flatMap(codesShown);

  it.each(errorCodes)("%s has an example", (code) => {
    expect(shown).toContain(code);
  });
});
