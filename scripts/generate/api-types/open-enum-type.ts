import ts from "typescript";

/**
 * The type of a string enum marked `x-open-enum: true`: its values, or any other string. The intersection keeps
 * editors completing the known values.
 */
export function openEnumType(schema: object): ts.TypeNode | undefined {
  const { enum: values, "x-open-enum": isOpen } = schema as { enum?: unknown; "x-open-enum"?: unknown };
  if (isOpen !== true || !Array.isArray(values)) {
    return undefined;
  }
  return ts.factory.createUnionTypeNode([...values.map(literalType), anyOtherString()]);
}

function literalType(value: unknown): ts.TypeNode {
  return ts.factory.createLiteralTypeNode(
    value === null
      ? ts.factory.createNull()
      : ts.factory.createStringLiteral(typeof value === "string" ? value : JSON.stringify(value)),
  );
}

function anyOtherString(): ts.TypeNode {
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([
      ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      ts.factory.createTypeLiteralNode([]),
    ]),
  );
}
