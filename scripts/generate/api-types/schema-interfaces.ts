import ts from "typescript";

const { factory } = ts;
const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];

/**
 * Makes an interface of each of the named schemas, and has `components["schemas"]` refer to it: editors and compilers
 * show an interface by its name, and a literal by all that is in it.
 */
export function withSchemaInterfaces(nodes: readonly ts.Node[], names: ReadonlyMap<string, string>): ts.Node[] {
  const interfaces: ts.InterfaceDeclaration[] = [];
  const takeOut = (member: ts.TypeElement): ts.TypeElement => {
    const name = names.get(nameOf(member));
    if (name === undefined || !ts.isPropertySignature(member) || member.type === undefined) return member;
    interfaces.push(withCommentsOf(member, interfaceOf(name, member.type)));
    return factory.updatePropertySignature(
      // The description is beside the interface.
      ts.setSyntheticLeadingComments(member, undefined),
      member.modifiers,
      member.name,
      member.questionToken,
      factory.createTypeReferenceNode(name),
    );
  };
  const changed = nodes.map((node) => (nameOf(node) === "components" ? mapSchemas(node, takeOut) : node));
  const isComposed = interfaces.some(({ heritageClauses }) => heritageClauses !== undefined);
  return [...changed, ...(isComposed ? [composed] : []), ...interfaces];
}

function mapSchemas(node: ts.Node, map: (member: ts.TypeElement) => ts.TypeElement): ts.Node {
  if (!ts.isInterfaceDeclaration(node)) return node;
  const members = node.members.map((member) => {
    if (nameOf(member) !== "schemas" || !ts.isPropertySignature(member)) return member;
    if (member.type === undefined || !ts.isTypeLiteralNode(member.type)) return member;
    const schemas = factory.createTypeLiteralNode(member.type.members.map(map));
    return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, schemas);
  });
  const { modifiers, name, typeParameters, heritageClauses } = node;
  return factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, members);
}

/** An intersection, or what else is put together, has to have a name before an interface can extend it. */
function interfaceOf(name: string, type: ts.TypeNode): ts.InterfaceDeclaration {
  if (ts.isTypeLiteralNode(type)) {
    return factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members);
  }
  const base = factory.createExpressionWithTypeArguments(factory.createIdentifier("Composed"), [type]);
  const heritage = factory.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, [base]);
  return factory.createInterfaceDeclaration(exported, name, undefined, [heritage], []);
}

/** `type Composed<T> = T;` */
const composed = factory.createTypeAliasDeclaration(
  undefined,
  "Composed",
  [factory.createTypeParameterDeclaration(undefined, "T")],
  factory.createTypeReferenceNode("T"),
);

function withCommentsOf<Node extends ts.Node>(from: ts.Node, to: Node): Node {
  return ts.setSyntheticLeadingComments(to, ts.getSyntheticLeadingComments(from));
}

function nameOf(node: ts.Node): string {
  const { name } = node as { name?: ts.Node };
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "";
}
