import { GenerationError } from "./generation-error.ts";
import { childPointer, resolveObject } from "./json-pointer.ts";
import type { BundledDocument } from "./load-document.ts";
import type { ParameterLocation, ParameterModel, ParameterStyle } from "./operation-model.ts";
import { readSchemaOrContent } from "./read-content.ts";

const stylesByLocation: Record<ParameterLocation, ParameterStyle[]> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** OpenAPI 3.1, Parameter Object: header parameters of these names are described elsewhere and shall be ignored. */
const ignoredHeaders = ["accept", "content-type", "authorization"];

/** Merges lists of parameters; one of a later list replaces an earlier one of the same name and location. */
export function readParameters(
  document: BundledDocument,
  lists: { value: unknown; pointer: string }[],
): ParameterModel[] {
  const merged = new Map<string, ParameterModel>();
  for (const { value, pointer } of lists) {
    const seen = new Set<string>();
    for (const parameter of readList(document, value, pointer)) {
      const key = `${parameter.in} ${parameter.name}`;
      if (seen.has(key)) {
        throw new GenerationError(
          parameter.pointer,
          `The ${parameter.in} parameter "${parameter.name}" appears twice.`,
        );
      }
      seen.add(key);
      merged.set(key, parameter);
    }
  }
  return [...merged.values()].filter(
    (parameter) => parameter.in !== "header" || !ignoredHeaders.includes(parameter.name.toLowerCase()),
  );
}

function readList(document: BundledDocument, value: unknown, pointer: string): ParameterModel[] {
  if (value !== undefined && !Array.isArray(value)) {
    throw new GenerationError(pointer, "Parameters must be a list.");
  }
  return (value ?? []).map((item: unknown, index: number) =>
    readParameter(document, item, childPointer(pointer, index)),
  );
}

function readParameter(document: BundledDocument, item: unknown, place: string): ParameterModel {
  const { value, pointer } = resolveObject(document, item, place);
  const { name } = value;
  if (typeof name !== "string" || name === "") {
    throw new GenerationError(pointer, 'A parameter must have a "name".');
  }
  const location = readLocation(value.in, name, pointer);
  const style = readStyle(value.style, location, name, pointer);
  if (location === "path" && value.required !== true) {
    throw new GenerationError(pointer, `The path parameter "${name}" must be required.`);
  }
  if (value.allowEmptyValue === true) {
    throw new GenerationError(pointer, '"allowEmptyValue" is not supported.');
  }
  return {
    name,
    in: location,
    required: value.required === true,
    style,
    explode: typeof value.explode === "boolean" ? value.explode : style === "form",
    allowReserved: value.allowReserved === true,
    ...readSchemaOrContent(value, pointer),
    ...(typeof value.description === "string" && { description: value.description }),
    deprecated: value.deprecated === true,
    pointer,
  };
}

function readLocation(value: unknown, name: string, pointer: string): ParameterLocation {
  if (typeof value !== "string" || !Object.hasOwn(stylesByLocation, value)) {
    throw new GenerationError(pointer, `"in" of the parameter "${name}" must be path, query, header or cookie.`);
  }
  return value as ParameterLocation;
}

function readStyle(value: unknown, location: ParameterLocation, name: string, pointer: string): ParameterStyle {
  const allowed = stylesByLocation[location];
  const style = value ?? allowed[0];
  if (!allowed.includes(style as ParameterStyle)) {
    throw new GenerationError(
      pointer,
      `The ${location} parameter "${name}" cannot have the style ${JSON.stringify(style)}.`,
    );
  }
  return style as ParameterStyle;
}
