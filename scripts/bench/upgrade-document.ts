/** As far as GitHub's document needs it: the changes from OpenAPI 3.0 to 3.1, of which `nullable` is the largest. */
export function upgradeDocument(document: object): object {
  const { "x-webhooks": webhooks, ...rest } = upgrade(document) as Record<string, unknown>;
  return { ...rest, openapi: "3.1.0", jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema", webhooks };
}

function upgrade(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upgrade);
  if (typeof value !== "object" || value === null) return value;
  // An example may have a member of any name.
  const members = Object.entries(value).map(([name, member]) => [name, isExample(name) ? member : upgrade(member)]);
  const object = Object.fromEntries(members) as Record<string, unknown>;
  return object["nullable"] === true || object["nullable"] === false ? withoutNullable(object) : object;
}

const isExample = (name: string): boolean => ["example", "examples", "default", "enum"].includes(name);

function withoutNullable({ nullable, ...schema }: Record<string, unknown>): unknown {
  if (nullable === false) return schema;
  const { type, enum: values } = schema;
  if (typeof type !== "string") return { anyOf: [schema, { type: "null" }] };
  return { ...schema, type: [type, "null"], ...(Array.isArray(values) && { enum: [...new Set([...values, null])] }) };
}
