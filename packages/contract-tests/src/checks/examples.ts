import type { Json } from "../document/json.ts";
import { exampleValues } from "../document/operations.ts";
import { isObject, memberPointer } from "../document/json.ts";
import type { Check } from "./check.ts";

/** About the document alone: nothing is sent. */
export const examplesAreValid: Check = {
  name: "examples-are-valid",
  title: "has only examples that are valid by their schemas",
  async run({ run, document }) {
    for (const { pointer, operation } of mediaTypes(document.root)) {
      const { object } = document.schemas.follow(pointer);
      if (object["schema"] === undefined) continue;
      for (const example of exampleValues(document.schemas, pointer, object)) {
        const [error] = document.schemas.validate(memberPointer(pointer, "schema"), example);
        if (error === undefined) continue;
        const request = { method: "GET", target: `#${pointer}`, headers: [], body: undefined };
        const finding = { check: "examples-are-valid", operation, pointer: `${pointer}${error.instancePath}` };
        const exchange = { operation: undefined, request, response: "Nothing was sent." };
        run.report(exchange, {
          ...finding,
          expected: `an example that ${error.message}`,
          got: JSON.stringify(example).slice(0, 200),
        });
      }
    }
  },
};

/** Every object of the document that is an entry of a `content`. */
function mediaTypes(value: Json, pointer = "", operation = "the document"): { pointer: string; operation: string }[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => mediaTypes(item, memberPointer(pointer, index), operation));
  if (!isObject(value)) return [];
  const name = typeof value["operationId"] === "string" ? value["operationId"] : operation;
  return Object.entries(value).flatMap(([key, member]) => {
    const at = memberPointer(pointer, key);
    const own =
      key === "content" && isObject(member)
        ? Object.keys(member).map((type) => ({ pointer: memberPointer(at, type), operation: name }))
        : [];
    return key === "examples" || key === "example" ? [] : [...own, ...mediaTypes(member, at, name)];
  });
}
