import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { generateApiTypes } from "../generate/api-types/generate-api-types.ts";
import { generateApiValidators } from "../generate/api-validators/generate-api-validators.ts";
import { generateFiles } from "../generate/generate-files.ts";
import { generateHandlers } from "../generate/handlers.ts";
import { loadDocument } from "../generate/load-document.ts";
import { type GeneratedWorkspace, generateWorkspace, writeTypeScriptConfig } from "./support/generated-workspace.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const specification = fileURLToPath(new URL("second-spec/openapi.yaml", import.meta.url));
const folder = await temporaryFolder();
let workspace: GeneratedWorkspace;

interface Result {
  ok: boolean;
  reason?: string;
  value?: Record<string, unknown>;
  errors?: { in: string; path: string; message: string }[];
}
interface Validator {
  validateRequest(input: object): Result;
  validateResponse(response: object): Result;
}

async function operation(file: string): Promise<Validator> {
  return (await workspace.load(`packages/api-validators/src/generated/operations/${file}.ts`)) as unknown as Validator;
}

function messages({ errors = [] }: Result): string[] {
  return errors.map((error) => `${error.in} ${error.path}: ${error.message}`);
}

beforeAll(async () => {
  const document = await loadDocument(specification);
  workspace = await generateWorkspace(document, folder, [generateApiTypes, generateApiValidators, generateHandlers]);
});

describe("a second document", () => {
  it("generates the same bytes every time", async () => {
    const again = await generateFiles(await loadDocument(specification));
    const first = await generateFiles(await loadDocument(specification));
    expect(again).toEqual(first);
    expect(again.length).toBeGreaterThan(workspace.files.length);
  });

  it("generates code that type-checks, and types that fit", async () => {
    await writeFile(join(folder, "consumer.ts"), consumer);
    await mkdir(join(folder, "packages/server/src"), { recursive: true });
    const config = await writeTypeScriptConfig(folder, ["packages/*/src/**/*.ts", "consumer.ts"]);
    const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
    const run = await promisify(execFile)(process.execPath, [tsc, "-p", config]).catch(
      (error: { stdout: string }) => error,
    );
    expect(run.stdout).toBe("");
  });

  it("names operations without an operationId after method and path", async () => {
    const paths = workspace.files.map(({ path }) => path.split("/").at(-1));
    expect(paths).toContain("get-animals-by-animal.ts");
    expect(paths).toContain("get-shared-first.ts");
    expect(paths).toContain("get-shared-second.ts");
  });

  it("says in the operations table which operations need credentials", async () => {
    const { operations } = await workspace.load("packages/api-validators/src/generated/operations.ts");
    const needs = (id: string) => (operations as Record<string, { security: boolean }>)[id]?.security;
    expect([needs("createAnimal"), needs("listAnimals"), needs("getHealth")]).toEqual([true, false, false]);
  });

  it("validates webhooks with and without their headers", async () => {
    const webhook = await workspace.load("packages/api-validators/src/generated/webhooks/animal-moved.ts");
    const { validate, validateRequest } = webhook as unknown as Validator & { validate(payload: unknown): Result };
    const payload = { animal: { kind: "dog", name: "Rex" } };
    expect(validate(payload)).toEqual({ ok: true, value: payload });
    expect(messages(validate({}))).toEqual(['body /animal: "animal" is required.']);
    expect(messages(validateRequest({ headers: { "content-type": "application/json" }, body: payload }))).toEqual([
      'header /X-Delivery: Header "X-Delivery" is required.',
    ]);
  });

  it("leaves enums that may grow open in webhooks, and closed in operations", async () => {
    const webhook = await workspace.load("packages/api-validators/src/generated/webhooks/animal-moved.ts");
    const { validate } = webhook as unknown as { validate(payload: unknown): Result };
    const withMood = (mood: unknown) => ({ kind: "dog", name: "Rex", mood });
    const { validateRequest } = await operation("create-animal");
    const headers = { "content-type": "application/json" };

    expect(messages(validate({ animal: withMood("newer") }))).toEqual([]);
    expect(messages(validate({ animal: withMood(1) }))).toEqual(['body /animal/mood: "mood" must be a string.']);
    expect(messages(validateRequest({ headers, body: withMood("calm") }))).toEqual([]);
    expect(messages(validateRequest({ headers, body: withMood("newer") }))).toHaveLength(1);
  });
});

/** [query, value or messages] */
const queries: [string, unknown][] = [
  ["", {}],
  ["?form=1,2", { form: [1, 2] }],
  ["form=", { form: [] }],
  [
    "form=1,x,y",
    [
      'query /form/1: Item 1 of query parameter "form" must be an integer.',
      'query /form/2: Item 2 of query parameter "form" must be an integer.',
    ],
  ],
  ["form=1&form=2", ['query /form: Query parameter "form" must be given only once.']],
  ["formExploded=1&formExploded=-2", { formExploded: [1, -2] }],
  ["formExploded=1,2", ['query /formExploded/0: Item 0 of query parameter "formExploded" must be an integer.']],
  ["space=a%20b+c", { space: ["a", "b", "c"] }],
  ["space=a%2520b", { space: ["a%20b"] }],
  ["spaceExploded=a%20b&spaceExploded=c", { spaceExploded: ["a b", "c"] }],
  ["pipe=true|false%7Ctrue", { pipe: [true, false, true] }],
  ["pipeExploded=true", { pipeExploded: [true] }],
  ["pipeExploded=TRUE", ['query /pipeExploded/0: Item 0 of query parameter "pipeExploded" must be true or false.']],
  ["formObject=x,1,y,2.5,label,7", { formObject: { x: 1, y: 2.5, label: "7" } }],
  ["formObject=x", ['query /formObject: Query parameter "formObject" must be a list of names and values.']],
  ["formObject=z,1", ['query /formObject/z: "z" is not a known property.']],
  ["R=100&G=200", { formObjectExploded: { R: 100, G: 200 } }],
  ["G=200", ['query /formObjectExploded/R: "R" is required.']],
  ["R=1&R=2", ['query /formObjectExploded/R: "R" must be given only once.']],
  ["spaceObject=x%201", { spaceObject: { x: 1 } }],
  ["pipeObject=x|1|y|2", { pipeObject: { x: 1, y: 2 } }],
  ["deep[name]=a&deep%5Bage%5D=3&deep[tags]=x&deep[tags]=y", { deep: { name: "a", age: 3, tags: ["x", "y"] } }],
  ["deep[other]=true", { deep: { other: true } }],
  ["deep[age]=x", ['query /deep/age: "age" must be an integer.']],
  ["deep=1", ['query /deep: Query parameter "deep" is not a known parameter.']],
  ['json={"value":1,"children":[{"value":2}]}', { json: { value: 1, children: [{ value: 2 }] } }],
  ['json={"value":"1"}', ['query /json/value: "value" must be an integer.']],
  ["json={", ['query /json: Query parameter "json" must be valid JSON.']],
  ["either=1", { either: 1 }],
  ["either=1&either=true", { either: [1, true] }],
  ["either=x", ['query /either: Query parameter "either" must be an integer or an array.']],
  ["eitherInOne=ab", { eitherInOne: "ab" }],
  ["eitherInOne=a,b", { eitherInOne: ["a", "b"] }],
  ["eitherInOne=a&eitherInOne=b", ['query /eitherInOne: Query parameter "eitherInOne" must be given only once.']],
  ["url=https://example.com/?a=b", { url: "https://example.com/?a=b" }],
  ["url=a+b%2Bc", { url: "a b+c" }],
  ["url=%zz", ['query /url: Query parameter "url" must be correctly percent-encoded.']],
  ["url=%C3%28", ['query /url: Query parameter "url" must be correctly percent-encoded.']],
  ["%zz=1", ["query : The query must be correctly percent-encoded."]],
  [
    "nope=1&nope=2&other",
    [
      'query /nope: Query parameter "nope" is not a known parameter.',
      'query /other: Query parameter "other" is not a known parameter.',
    ],
  ],
  ["__proto__=1", ['query /__proto__: Query parameter "__proto__" is not a known parameter.']],
  ["api_key=secret", {}],
  ["a~/b=1", ['query /a~0~1b: Query parameter "a~/b" is not a known parameter.']],
];

describe("query styles", () => {
  it.each(queries)("reads %s", async (query, expected) => {
    const result = (await operation("search")).validateRequest({ query });
    expect(result.ok ? result.value?.query : messages(result)).toEqual(expected);
  });

  it("reads URLSearchParams alike", async () => {
    const query = new URLSearchParams([
      ["form", "1,2"],
      ["url", "a b"],
    ]);
    expect((await operation("search")).validateRequest({ query }).value?.query).toEqual({ form: [1, 2], url: "a b" });
  });
});

describe("path styles", () => {
  it("reads labels", async () => {
    const { validateRequest } = await operation("get-grid");
    const path = { cell: ".5", range: ".1,2", tags: ".x=1.label=a" };
    expect(validateRequest({ path }).value?.path).toEqual({ cell: 5, range: [1, 2], tags: { x: 1, label: "a" } });
    expect(messages(validateRequest({ path: { ...path, cell: "5" } }))).toEqual([
      'path /cell: Path parameter "cell" must be written in the documented style.',
    ]);
  });

  it("reads matrices", async () => {
    const { validateRequest } = await operation("get-matrix");
    const path = { point: ";point=1.5", list: ";list=a;list=b", box: ";box=x,1,y,2" };
    expect(validateRequest({ path }).value?.path).toEqual({ point: 1.5, list: ["a", "b"], box: { x: 1, y: 2 } });
    expect(messages(validateRequest({ path: { ...path, list: ";liste=a" } }))).toEqual([
      'path /list: Path parameter "list" must be written in the documented style.',
    ]);
  });

  it("reads the simple style and refuses a missing parameter", async () => {
    const { validateRequest } = await operation("get-plain");
    const path = { ids: "1,2", pairs: "x,1", assignments: "x=1,label=a=b" };
    expect(validateRequest({ path }).value?.path).toEqual({
      ids: [1, 2],
      pairs: { x: 1 },
      assignments: { x: 1, label: "a=b" },
    });
    expect(messages(validateRequest({ path: { ids: "1,2,3,4", pairs: "x,1" } }))).toEqual([
      'path /ids: Path parameter "ids" must not have more than 3 items.',
      'path /assignments: Path parameter "assignments" is required.',
    ]);
  });
});

/** [declared type, text, value or undefined when it is refused] */
const coercions: [string, string, unknown][] = [
  ["limit", "7", 7],
  ...[
    "",
    " 5",
    "5 ",
    "+5",
    "1e1",
    "1.0",
    "0x10",
    "007",
    "5.",
    "NaN",
    "Infinity",
    "９",
    "9007199254740993",
    "null",
    "1,2",
  ].map((text): [string, string, unknown] => ["limit", text, undefined]),
  ["hungry", "true", true],
  ["hungry", "false", false],
  ...["", "1", "0", "True", "true ", "yes", "null"].map((text): [string, string, unknown] => [
    "hungry",
    text,
    undefined,
  ]),
  ["weight", "1.50", 1.5],
  ["weight", "0.1", 0.1],
  ...["", "1e1", ".5", "1.", "-", "--1", "1_000", "0x1", "-0", `1${"0".repeat(400)}`].map(
    (text): [string, string, unknown] => ["weight", text, undefined],
  ),
  ["chip", "50", 50],
  ["chip", "500", "500"],
  ["chip", "ab", "ab"],
  ["chip", "a", undefined],
];

describe("coercion", () => {
  it.each(coercions)("of %s from %j gives %j", async (name, text, expected) => {
    const query = `${name}=${encodeURIComponent(text)}`;
    const result = (await operation("list-animals")).validateRequest({ query });
    const read = result.value?.query as Record<string, unknown> | undefined;
    expect(result.ok ? read?.[name] : undefined).toEqual(expected);
    expect(result.ok).toBe(expected !== undefined);
  });

  it("fills in defaults, reads cookies and keeps strings that look like something else", async () => {
    const { validateRequest } = await operation("list-animals");
    const result = validateRequest({
      query: "kind=true&kind=cat",
      headers: { Cookie: 'a=b; theme="dark"; lots=1,2; theme=light' },
    });
    expect(result.value).toMatchObject({
      query: { limit: 20, kind: ["true", "cat"] },
      cookies: { theme: "dark", lots: [1, 2] },
      headers: {},
    });
    expect(validateRequest({ cookies: {} }).value?.cookies).toEqual({ theme: "light" });
  });

  it("lets an operation's parameter replace the one of its path", async () => {
    const { validateRequest } = await operation("get-animals-by-animal");
    const headers = { "x-trace": ["1", "2"], "x-box": "x=1, label=a" };
    expect(validateRequest({ path: { animal: "3" }, headers }).value).toMatchObject({
      path: { animal: 3 },
      headers: { "X-Trace": [1, 2], "X-Box": { x: 1, label: "a" } },
    });
    const native = new Headers([
      ["X-Trace", "1"],
      ["X-Trace", "2"],
    ]);
    expect(validateRequest({ path: { animal: "3" }, headers: native }).value?.headers).toEqual({ "X-Trace": [1, 2] });
    expect(messages(validateRequest({ path: { animal: "0" } }))).toEqual([
      'path /animal: Path parameter "animal" must be at least 1.',
      'header /X-Trace: Header "X-Trace" is required.',
    ]);
  });
});

/** [body, messages] of createAnimal */
const animals: [unknown, string[]][] = [
  [{ kind: "cat", name: "Tom", lives: 9 }, []],
  [{ kind: "cat", name: "Tom", lives: 9, secret: "s", parent: { kind: "dog", name: "Rex" } }, []],
  [{ kind: "cat", name: "Tom", lives: 9, parent: null, mood: "angry" }, []],
  [{ kind: "gecko", name: "Go", length: 0.3 }, []],
  [{ kind: "gecko", name: "Go", length: 0.35 }, ['body /length: "length" must be a multiple of 0.1.']],
  [{ kind: "cat", name: "Tom", lives: 10 }, ['body /lives: "lives" must be at most 9.']],
  [{ kind: "cat", name: "Tom", lives: 9, wings: 2 }, ['body /wings: "wings" is not a known property.']],
  [{ id: 1, kind: "dog", name: "Rex" }, ['body /id: "id" is read-only and must be left out.']],
  [{ kind: "bird", name: "Tweet" }, ['body /kind: "kind" must be "cat", "dog", "lizard" or "gecko".']],
  [{ name: "Tweet" }, ['body /kind: "kind" is required.']],
  [
    { kind: "dog", name: "😀😀😀😀😀", tricks: ["sit", "sit"] },
    ['body /tricks: "tricks" must not contain the same item twice.'],
  ],
  [{ kind: "dog", name: "😀😀😀😀😀😀" }, ['body /name: "name" must not have more than 5 characters.']],
  [{ kind: "lizard", name: "Liz", born: "2026-02-30" }, ['body /born: "born" must be a date such as 2026-01-31.']],
  [{ kind: "dog", name: "Rex", parent: { kind: "dog" } }, ['body /parent/name: "name" is required.']],
  [{ kind: "dog", name: "Rex", mood: "sad" }, ['body /mood: "mood" must be "calm" or "angry".']],
  [[], ["body : The request body must be an object."]],
  ["cat", ["body : The request body must be an object."]],
];

describe("bodies", () => {
  it.each(animals)("checks %j", async (body, expected) => {
    const { validateRequest } = await operation("create-animal");
    expect(messages(validateRequest({ headers: { "content-type": "application/json" }, body }))).toEqual(expected);
  });

  it("chooses the schema by content type, whatever its case and parameters", async () => {
    const { validateRequest } = await operation("create-animal");
    const send = (type: string, body: unknown) => validateRequest({ headers: { "Content-Type": type }, body });
    expect(send("Application/JSON; charset=utf-8", { kind: "dog", name: "Rex" }).ok).toBe(true);
    expect(send("application/x-www-form-urlencoded", { a: "b" }).ok).toBe(true);
    expect(messages(send("application/x-www-form-urlencoded", { a: 1 }))).toEqual(['body /a: "a" must be a string.']);
    expect(send("image/png", "...").ok).toBe(true);
    for (const type of ["text/plain", "application/json+x", "", "image", "constructor"]) {
      expect(send(type, {})).toMatchObject({ ok: false, reason: "unsupported_media_type" });
    }
  });

  it("asks for a required body and ignores one that nothing describes", async () => {
    expect(messages((await operation("create-animal")).validateRequest({}))).toEqual([
      "body : A request body is required.",
    ]);
    expect((await operation("update-animal")).validateRequest({ path: { animal: "1" } }).ok).toBe(true);
    expect((await operation("list-animals")).validateRequest({ body: { any: 1 } }).value?.body).toBeUndefined();
  });

  it("names the branch that a discriminator means, though no schema enforces it", async () => {
    const { validateRequest } = await operation("update-animal");
    const send = (food: unknown) => messages(validateRequest({ path: { animal: "1" }, body: { food } }));
    expect(send({ type: "Meat", grams: 1 })).toEqual([]);
    expect(send({ type: "Plants", grams: 1 })).toEqual([]);
    expect(send({ type: "Plants" })).toEqual(['body /food/leaves: "leaves" is required.']);
    expect(send({ type: "Meat", grams: 1, leaves: [] })).toEqual([
      'body /food: "food" must match only one of the allowed forms, but matches several.',
    ]);
    expect(send(1)).toEqual(['body /food: "food" must be an object.']);
  });
});

describe("responses", () => {
  const json = { "content-type": "application/json", "x-total": "1" };

  it("are looked up by exact status, then by range, then by default", async () => {
    const { validateResponse } = await operation("list-animals");
    const dog = { id: 1, kind: "dog", name: "Rex" };
    expect(validateResponse({ status: 200, headers: { ...json, "x-pages": "1,2" }, body: [dog] }).value).toEqual({
      status: 200,
      headers: { "X-Total": 1, "X-Pages": [1, 2] },
      body: [dog],
    });
    const problem = { "content-type": "application/problem+json" };
    expect(validateResponse({ status: 418, headers: problem, body: { title: "Teapot" } }).ok).toBe(true);
    expect(validateResponse({ status: 500, headers: { "content-type": "application/json" }, body: 1 }).ok).toBe(true);
    expect(messages((await operation("probe-animal")).validateResponse({ status: 500 }))).toEqual([
      "status : The status must be one of 200, 4XX.",
    ]);
  });

  it("report headers, content types, bodies and what must not be answered", async () => {
    const { validateResponse } = await operation("list-animals");
    expect(messages(validateResponse({ status: 200, headers: json }))).toEqual(["body : A response body is required."]);
    expect(messages(validateResponse({ status: 200, headers: { "x-total": "-1" }, body: "a" }))).toEqual([
      'header /X-Total: Header "X-Total" must be at least 0.',
      'header /content-type: Header "content-type" must be application/json or text/csv.',
    ]);
    const animal = { id: 1, kind: "cat", name: "Tom", lives: 1, secret: "s" };
    expect(
      messages(validateResponse({ status: 200, headers: json, body: [animal, { kind: "dog", name: "Rex" }] })),
    ).toEqual(['body /0/secret: "secret" is write-only and must be left out.', 'body /1/id: "id" is required.']);
  });

  it("need no body for HEAD and allow none where none is described", async () => {
    expect((await operation("probe-animal")).validateResponse({ status: 200, headers: {} }).ok).toBe(true);
    expect(messages((await operation("animals-put-photo")).validateResponse({ status: 204, body: {} }))).toEqual([
      "body : The response body must be empty.",
    ]);
  });
});

const consumer = `
import type { OperationHandlers } from "./packages/server/src/generated/handlers.ts";
import { listAnimals } from "./packages/api-validators/src/generated/operations/list-animals.ts";
import { createAnimal } from "./packages/api-validators/src/generated/operations/create-animal.ts";
import { updateAnimal } from "./packages/api-validators/src/generated/operations/update-animal.ts";
import type { components } from "@payment-sessions/api-types";
import { moods, type KnownMood } from "@payment-sessions/api-types";

const mood: components["schemas"]["Mood"] = "some later mood";
const known: KnownMood = "calm";
// @ts-expect-error The closed list does not contain it.
const unknown: KnownMood = "some later mood";
export const all = [mood, known, unknown, moods];

const list = listAnimals.validateRequest({});
if (list.ok) {
  const limit: number = list.value.query.limit;
  const weight: number | null | undefined = list.value.query.weight;
  const theme: "light" | "dark" = list.value.cookies.theme;
  // @ts-expect-error Without a default a parameter may be absent.
  const hungry: boolean = list.value.query.hungry;
  all.push(String([limit, weight, theme, hungry]));
}
const update = updateAnimal.validateRequest({});
if (update.ok) {
  const animal: number = update.value.path.animal;
  const body: components["schemas"]["AnimalPatch"] | undefined = update.value.body;
  all.push(String([animal, body]));
}
const answer = createAnimal.validateResponse({ status: 201 });
if (answer.ok && answer.value.status === 201) {
  all.push(answer.value.status.toFixed());
}
const probe: OperationHandlers<{ id: string }>["probeAnimal"] = (request, { id }) => ({
  status: 200,
  body: { kind: "dog", name: String(request.path.animal), id: 1 },
  headers: { "X-Id": id },
});
const photo: OperationHandlers<unknown>["animals/put-photo"] = async () => ({ status: 204 });
// @ts-expect-error 201 is not documented.
const wrong: OperationHandlers<unknown>["animals/put-photo"] = async () => ({ status: 201 });
export const handlers = [probe, photo, wrong];
`;
