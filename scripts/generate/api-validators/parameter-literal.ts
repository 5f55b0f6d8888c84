import { GenerationError } from "../generation-error.ts";
import { isRecord } from "../json-pointer.ts";
import { propertyKey } from "../names.ts";
import type { HeaderModel, ParameterModel, SchemaRef } from "../operation-model.ts";
import type { Direction } from "./schema-graph.ts";
import type { SchemaCompiler } from "./schema-compiler.ts";
import { wireShape, type WireShape } from "./wire-shape.ts";

type Reading = [reader: string, splitter?: string];

/** How each style is read: a scalar, a list, an object; first as it is, then with `explode`. Absent: not defined. */
const readings: Record<
  string,
  Partial<Record<WireShape["kind"], [plain: Reading | undefined, exploded: Reading | undefined]>>
> = {
  form: {
    scalar: [["readOne"], ["readOne"]],
    list: [["readList", "byComma"], ["readRepeated"]],
    either: [["readEither", "byComma"], ["readEither"]],
    fields: [["readPairs", "byComma"], ["readExploded"]],
  },
  spaceDelimited: {
    list: [["readList", "bySpace"], ["readRepeated"]],
    fields: [["readPairs", "bySpace"], undefined],
  },
  pipeDelimited: {
    list: [["readList", "byPipe"], ["readRepeated"]],
    fields: [["readPairs", "byPipe"], undefined],
  },
  deepObject: { fields: [["readDeepObject"], ["readDeepObject"]] },
  simple: {
    scalar: [["readOne"], ["readOne"]],
    list: [
      ["readList", "byComma"],
      ["readList", "byComma"],
    ],
    fields: [
      ["readPairs", "byComma"],
      ["readAssignments", "byComma"],
    ],
  },
  header: {
    scalar: [["readOne"], ["readOne"]],
    list: [
      ["readList", "byHeaderComma"],
      ["readList", "byHeaderComma"],
    ],
    fields: [
      ["readPairs", "byHeaderComma"],
      ["readAssignments", "byHeaderComma"],
    ],
  },
  cookie: {
    scalar: [["readOne"], ["readOne"]],
    list: [["readList", "byComma"], undefined],
    fields: [["readPairs", "byComma"], undefined],
  },
  label: {
    scalar: [
      ["readOne", "label"],
      ["readOne", "label"],
    ],
    list: [
      ["readList", "labelByComma"],
      ["readList", "labelByDot"],
    ],
    fields: [
      ["readPairs", "labelByComma"],
      ["readAssignments", "labelByDot"],
    ],
  },
  matrix: {
    scalar: [
      ["readOne", "matrix"],
      ["readOne", "matrix"],
    ],
    list: [
      ["readList", "matrixByComma"],
      ["readList", "matrixRepeated"],
    ],
    fields: [
      ["readPairs", "matrixByComma"],
      ["readAssignments", "matrixBySemicolon"],
    ],
  },
};

const shapeNouns = { scalar: "a scalar", list: "a list", either: "a scalar or a list", fields: "an object" };

/** The name of the constant that describes a parameter. */
export function parameterConstant(compiler: SchemaCompiler, parameter: ParameterModel): string {
  const style = parameter.in === "header" || parameter.in === "cookie" ? parameter.in : parameter.style;
  return constantOf(compiler, parameter, style, "request", `${parameter.name} ${parameter.in}`);
}

/** The name of the constant that describes a header of a response. */
export function headerConstant(compiler: SchemaCompiler, header: HeaderModel): string {
  return constantOf(compiler, header, "header", "response", `${header.name} header`);
}

function constantOf(
  compiler: SchemaCompiler,
  parameter: ParameterModel | HeaderModel,
  style: string,
  direction: Direction,
  name: string,
): string {
  const { module } = compiler;
  const ref = parameter.schema ?? parameter.content?.schema ?? { schema: true, pointer: parameter.pointer };
  const [reading, shape] = readingOf(compiler, parameter, style, ref);
  const [reader, splitter] = reading;
  const initial = defaultOf(compiler, ref);
  const entries = [
    `name: ${JSON.stringify(parameter.name)}`,
    ...(parameter.required ? ["required: true"] : []),
    ...(reader === "readOne" ? [] : [`read: ${module.use(reader)}`]),
    ...(splitter ? [`split: ${module.use(splitter)}`] : []),
    ...(shape === '"string"' ? [] : [`shape: ${shape}`]),
    `schema: ${compiler.compile(ref, direction, parameter.name)}`,
    ...(initial === undefined ? [] : [`default: ${JSON.stringify(initial)}`]),
  ];
  return module.constant(module.use("Parameter"), `{\n${entries.map((entry) => `  ${entry},\n`).join("")}}`, name);
}

function readingOf(
  compiler: SchemaCompiler,
  { content, explode, pointer, name }: ParameterModel | HeaderModel,
  style: string,
  ref: SchemaRef,
): [Reading, shape: string] {
  if (content) {
    return [[/[/+]json$/.test(content.type) ? "readJson" : "readOne"], '"string"'];
  }
  const shape = wireShape(compiler.graph, ref);
  const reading = readings[style]?.[shape.kind]?.[explode ? 1 : 0];
  if (!reading) {
    const way = `${style === "cookie" ? "in a cookie" : `in the style ${style}`}${explode ? " with explode" : ""}`;
    throw new GenerationError(pointer, `"${name}" is ${shapeNouns[shape.kind]}, which cannot be written ${way}.`);
  }
  return [reading, shapeText(shape)];
}

function shapeText(shape: WireShape): string {
  if (shape.kind === "fields") {
    const fields = shape.fields.map(([name, type]) => `${propertyKey(name)}: ${fieldText(type)}`);
    const others = shape.others === undefined ? "" : `, others: ${JSON.stringify(shape.others)}`;
    return `{ fields: { ${fields.join(", ")} }${others} }`;
  }
  const { kind, ...parts } = shape;
  const entries = Object.entries(parts).map(([name, types]) => `${name}: ${JSON.stringify(types)}`);
  return kind === "scalar" ? JSON.stringify(shape.types) : `{ ${entries.join(", ")} }`;
}

function fieldText(type: string | { items: string }): string {
  return typeof type === "string" ? JSON.stringify(type) : `{ items: ${JSON.stringify(type.items)} }`;
}

/** The default of a schema, its own or that of what it refers to. */
export function defaultOf(compiler: Pick<SchemaCompiler, "graph">, ref: SchemaRef): unknown {
  const { schema, pointer } = ref;
  if (!isRecord(schema) || schema.default !== undefined || schema.$ref === undefined) {
    return isRecord(schema) ? schema.default : undefined;
  }
  return defaultOf(compiler, compiler.graph.target(schema, pointer));
}
