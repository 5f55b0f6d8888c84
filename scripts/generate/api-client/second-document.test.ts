import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { createClientOn } from "../../../packages/api-client/src/create-client.ts";
import { type GeneratedWorkspace, generateWorkspace } from "../../test/support/generated-workspace.ts";
import { temporaryFolder } from "../../test/support/temporary-folder.ts";
import { generateApiTypes } from "../api-types/generate-api-types.ts";
import { generateApiValidators } from "../api-validators/generate-api-validators.ts";
import { loadDocument } from "../load-document.ts";
import { generateApiClient } from "./generate-api-client.ts";

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = await temporaryFolder();
let workspace: GeneratedWorkspace;

type Method = (...values: unknown[]) => Promise<{ data: unknown }>;
type Resources = Record<string, Record<string, Method>>;
interface Validator {
  validateRequest(input: object): {
    ok: boolean;
    value?: { path: unknown; query: unknown; body: unknown };
    errors?: unknown;
  };
}

beforeAll(async () => {
  const document = await loadDocument(pathOf("../../test/second-spec/openapi.yaml"));
  workspace = await generateWorkspace(document, folder, [generateApiTypes, generateApiValidators, generateApiClient]);
  await cp(pathOf("../../../packages/api-client/src"), join(folder, "packages/api-client/src"), {
    recursive: true,
    filter: (path) => !path.includes("/generated") && !/\.test(-d)?\.ts$/.test(path),
  });
});

/** A client of the second document, and the last request that it sent. */
async function createRecordingClient(answer = () => Response.json([])) {
  const sent: { url: string; init: RequestInit }[] = [];
  const table = (await workspace.load("packages/api-client/src/generated/resource-table.ts"))["resourceTable"];
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answer();
  };
  const client = createClientOn(table as never, {
    apiKey: "k",
    baseUrl: "https://zoo.example.com",
    fetch,
  }) as Resources;
  return { client, sent };
}

async function validator(operation: string): Promise<Validator> {
  const module = await workspace.load(`packages/api-validators/src/generated/operations/${operation}.ts`);
  return module as unknown as Validator;
}

it("type-checks together with the core, and its types fit", async () => {
  await writeFile(join(folder, "consumer.ts"), consumer);
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const openApiFetch = pathOf("../../../packages/api-client/node_modules/openapi-fetch/dist/index.d.mts");
  const types = join(folder, "packages/api-types/src/index.ts");
  const config = {
    extends: pathOf("../../../tsconfig.base.json"),
    compilerOptions: {
      lib: ["es2023", "dom", "dom.iterable"],
      paths: { "@payment-sessions/api-types": [types], "openapi-fetch": [openApiFetch] },
    },
    include: ["packages/api-types/src/**/*.ts", "packages/api-client/src/**/*.ts", "consumer.ts"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));

  const tsc = pathOf("../../node_modules/typescript/bin/tsc");
  const run = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch(
    (error: { stdout: string }) => error,
  );

  expect(run.stdout).toBe("");
});

describe("what the client writes, the validators read", () => {
  const queries = [
    { form: [1, 2] },
    { formExploded: [1, -2] },
    { space: ["a", "b,c", "%20"] },
    { spaceExploded: ["a b", "c&d"] },
    { pipe: [true, false] },
    { pipeExploded: [true, false] },
    { formObject: { x: 1, y: 2.5, label: "a,b=c" } },
    { formObjectExploded: { R: 100, G: 200 } },
    { spaceObject: { x: 1 } },
    { pipeObject: { x: 1, y: 2 } },
    { deep: { name: "a&[b]", age: 3, tags: ["x", "y"] } },
    { json: { value: 1, children: [{ value: 2 }] } },
    { url: "https://example.com/?a=b&c=d#e+f" },
    { form: [3], deep: { name: "ü" }, json: { value: 4 } },
  ];

  it.each(queries)("in the query %j", async (query) => {
    const { client, sent } = await createRecordingClient();

    await client["search"]?.["search"]?.(query);

    const search = new URL(sent[0]?.url ?? "").search;
    expect((await validator("search")).validateRequest({ query: search })).toMatchObject({
      ok: true,
      value: { query },
    });
  });

  it.each([
    ["get-grid", "getGrid", ["cell", "range", "tags"], [5, [1, 2], { x: 1, label: "a" }]],
    ["get-matrix", "getMatrix", ["point", "list", "box"], [1.5, ["a", "b"], { x: 1, y: 2 }]],
    ["get-plain", "getPlain", ["ids", "pairs", "assignments"], [[1, 2], { x: 1 }, { x: 1, label: "b" }]],
  ])("in the path of %s", async (operation, method, names, values) => {
    const { client, sent } = await createRecordingClient(() => new Response(null));

    await client["search"]?.[method]?.(...values);

    const segments = new URL(sent[0]?.url ?? "").pathname.split("/").slice(2).map(decodeURIComponent);
    const path = Object.fromEntries(names.map((name, index) => [name, segments[index]]));
    const expected = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    expect((await validator(operation)).validateRequest({ path })).toMatchObject({
      ok: true,
      value: { path: expected },
    });
  });

  it("in the body, with the documented media type", async () => {
    const { client, sent } = await createRecordingClient(() => Response.json({}));
    const body = { food: { type: "Meat", grams: 1 } };

    await client["animals"]?.["update"]?.(7, body);

    const headers = new Headers(sent[0]?.init.headers);
    const request = { path: { animal: "7" }, headers, body: JSON.parse(sent[0]?.init.body as string) as unknown };
    expect(headers.get("content-type")).toBe("application/merge-patch+json");
    expect((await validator("update-animal")).validateRequest(request)).toMatchObject({ ok: true, value: { body } });
  });
});

it("names methods after ids, and after paths where there are none", async () => {
  const { client } = await createRecordingClient();

  expect(Object.fromEntries(Object.entries(client).map(([name, methods]) => [name, Object.keys(methods)]))).toEqual({
    animals: ["list", "create", "getByAnimal", "probe", "update", "putPhoto"],
    search: ["search", "getGrid", "getMatrix", "getPlain", "getSharedFirst", "getSharedSecond", "getHealth"],
  });
});

const consumer = `
import type { components } from "@payment-sessions/api-types";
import { createClient } from "./packages/api-client/src/index.ts";

const client = createClient({ apiKey: "k" });

for await (const animal of client.animals.list({ kind: ["cat"], limit: 5 })) {
  const one: components["schemas"]["Animal"] = animal;
  void one;
}
const created = await client.animals.create({ kind: "dog", name: "Rex" } as components["schemas"]["Animal"]);
if (created.status === 201) {
  const animal: components["schemas"]["Animal"] = created.data;
  void animal;
} else {
  const status: number = created.error.status;
  void status;
}
await client.animals.putPhoto(1, new FormData());
const nothing: undefined = await client.search.getSharedFirst().unwrap();
await client.search.getGrid(5, [1, 2], { x: 1 });
await client.search.search({ form: [1, 2], formObjectExploded: { R: 1 } }, { maxRetries: 0 });
// @ts-expect-error The path parameter is a number.
await client.animals.getByAnimal("1");
// @ts-expect-error There is no such kind.
client.animals.list({ kind: ["dragon"] });
export { nothing };
`;
