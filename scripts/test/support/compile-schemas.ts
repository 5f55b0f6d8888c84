import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ModuleWriter } from "../../generate/api-validators/module-writer.ts";
import { SchemaCompiler } from "../../generate/api-validators/schema-compiler.ts";
import { type Direction, SchemaGraph } from "../../generate/api-validators/schema-graph.ts";
import type { BundledDocument } from "../../generate/load-document.ts";
import type { SchemaRef } from "../../generate/operation-model.ts";

export type AnySchema = SchemaRef["schema"];

export interface Finding {
  path: string;
  message: string;
}

/** Runs a compiled schema and returns what it finds. */
export type Validator = (value: unknown) => Finding[];

const runtime = fileURLToPath(new URL("../../../packages/api-validators/src/runtime", import.meta.url));

export function documentOf(schemas: Record<string, AnySchema>): BundledDocument {
  return { openapi: "3.1.0", info: { title: "Schemas", version: "1" }, components: { schemas } };
}

/** The text of a module that exports the compiled form of every component schema of the document, in order. */
export function schemasModule(document: BundledDocument, direction: Direction): string {
  const module = new ModuleWriter(["schemas"]);
  const compiler = new SchemaCompiler(new SchemaGraph(document), module);
  const names = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) =>
    compiler.compile({ schema: schema as AnySchema, pointer: `/components/schemas/${name}` }, direction, name),
  );
  return module.text([], `export const schemas: ${module.use("Schema")}[] = [${names.join(", ")}];`);
}

/** Compiles component schemas into a module under `folder`, loads it and returns one validator for each. */
export async function compileSchemas(
  folder: string,
  schemas: Record<string, AnySchema>,
  direction: Direction = "response",
): Promise<Record<string, Validator>> {
  const home = join(folder, `${Object.keys(schemas).length}-${Math.random().toString(36).slice(2)}`);
  await mkdir(join(home, "generated", "schemas"), { recursive: true });
  await cp(runtime, join(home, "runtime"), { recursive: true, filter: (path) => !path.endsWith(".test.ts") });
  const file = join(home, "generated", "schemas", "module.ts");
  await writeFile(file, schemasModule(documentOf(schemas), direction));
  const module = await import(pathToFileURL(file).href);
  const { Check } = await import(pathToFileURL(join(home, "runtime", "check.ts")).href);
  return Object.fromEntries(
    Object.keys(schemas).map((name, index) => [
      name,
      (value: unknown) => {
        const check = new Check("response body");
        module.schemas[index](value, "", check);
        const result = check.finish(value);
        return result.ok ? [] : result.errors;
      },
    ]),
  );
}
