import type { MediaTypeModel } from "../operation-model.ts";
import { objectLiteral } from "./place.ts";
import type { SchemaCompiler } from "./schema-compiler.ts";
import type { Direction } from "./schema-graph.ts";

/** The name of the constant that holds a schema for each media type. */
export function contentConstant(compiler: SchemaCompiler, content: MediaTypeModel[], direction: Direction): string {
  const { module } = compiler;
  const entries = content.map((mediaType) => {
    const ref = mediaType.schema ?? { schema: true, pointer: mediaType.pointer };
    return [mediaType.type, compiler.compile(ref, direction, `${direction} body`)] as const;
  });
  return module.constant(module.use("Content"), objectLiteral(entries), `${direction} content`);
}
