/** What generated modules may import from packages/api-validators/src/runtime, by file. Types are marked. */
const exportsByFile = {
  "arrays.ts": "minItems maxItems uniqueItems prefixItems items contains unevaluatedItems",
  "check.ts": "Check type:Schema",
  "combinations.ts": "anyOf oneOf tagged named not conditional",
  "expect-type.ts":
    "expectString expectNumber expectInteger expectBoolean expectNull expectObject expectArray expectTypes",
  "formats.ts": "dateTimeFormat dateFormat uuidFormat emailFormat int32Format int64Format",
  "numbers.ts": "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf",
  "objects.ts":
    "required record members patternMembers unknownProperty readOnlyProperty writeOnlyProperty anything nothing minProperties " +
    "maxProperties propertyNames dependentRequired dependentSchemas unevaluatedProperties",
  "parameter.ts": "type:Parameter",
  "read-body.ts": "type:Content readBody",
  "read-cookies.ts": "readCookies",
  "read-either.ts": "readEither",
  "read-fields.ts": "readPairs readAssignments readExploded readDeepObject",
  "read-headers.ts": "readHeaders",
  "read-json.ts": "readJson",
  "read-list.ts": "readList readRepeated",
  "read-path.ts": "readPath",
  "read-query.ts": "readQuery",
  "read-response.ts": "type:DocumentedResponse documented readResponse",
  "seen.ts": "Seen",
  "strings.ts": "text limitText",
  "styles.ts":
    "byComma byHeaderComma bySpace byPipe label labelByComma labelByDot matrix matrixByComma matrixBySemicolon " +
    "matrixRepeated",
  "validated.ts": "type:RequestInput type:ResponseInput type:Validated type:OperationSummary type:WebhookSummary",
  "values.ts": "expectValue expectJson",
};

/** Every name that a generated module can import from the runtime. */
export const runtimeExports: ReadonlyMap<string, { file: string; isType: boolean }> = new Map(
  Object.entries(exportsByFile).flatMap(([file, names]) =>
    names.split(" ").map((name) => [name.replace("type:", ""), { file, isType: name.startsWith("type:") }] as const),
  ),
);
