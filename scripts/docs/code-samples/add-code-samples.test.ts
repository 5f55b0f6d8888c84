import { describe, expect, it } from "vitest";
import type { BundledDocument } from "../../generate/load-document.ts";
import { readOperations } from "../../generate/operations.ts";
import { document as ours } from "../../spec/documented-examples.ts";
import { addCodeSamples, type CodeSample } from "./add-code-samples.ts";

const id = { name: "pet", in: "path", required: true, schema: { type: "string" }, example: "a b/$'\"`" };
const json = (value: unknown) => ({ content: { "application/json": { schema: {}, examples: { first: { value } } } } });

function documentOf(method: string, path: string, operation: object): BundledDocument {
  const whole = {
    operationId: `${method}Pet`,
    tags: ["Pets"],
    responses: { "200": { description: "Done." } },
    ...operation,
  };
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { [path]: { [method]: whole } } };
}

function samplesOf(document: BundledDocument): Record<string, string> {
  const [item] = Object.values(addCodeSamples(document).paths ?? {}) as Record<
    string,
    { "x-codeSamples": CodeSample[] }
  >[];
  const [operation] = Object.values(item ?? {});
  return Object.fromEntries((operation?.["x-codeSamples"] ?? []).map(({ label, source }) => [label, source]));
}

it("shows every operation of the API in every language, and nothing else changes", () => {
  const document = addCodeSamples(ours);
  const shown = readOperations(document).map(({ path, method }) => {
    const operation = (document.paths as Record<string, Record<string, Record<string, unknown>>>)[path]?.[method];
    const samples = operation?.["x-codeSamples"] as CodeSample[];
    delete operation?.["x-codeSamples"];
    return samples.map(({ lang }) => lang);
  });
  expect(shown).toEqual(readOperations(ours).map(() => ["Shell", "TypeScript", "JavaScript", "Python"]));
  expect(document).toEqual(ours);
});

describe("a sample", () => {
  it("has the method, the path's example and no body where there is none", () => {
    const samples = samplesOf(documentOf("delete", "/pets/{pet}", { parameters: [id] }));
    const target = "/pets/a%20b%2F%24%27%22%60";
    expect(samples["curl"]).toBe(
      `curl -X DELETE "$PAYMENT_SESSIONS_URL${target}" \\\n  -H "Authorization: Bearer $PAYMENT_SESSIONS_API_KEY"\n`,
    );
    expect(samples["TypeScript"]).toContain('await client.pets.delete("a b/$\'\\"`").unwrap();');
    expect(samples["fetch"]).toContain(
      `process.env.PAYMENT_SESSIONS_URL + "${target}", {\n  method: "DELETE",\n  headers: {`,
    );
    expect(samples["Python"]).toContain(`os.environ["PAYMENT_SESSIONS_URL"] + "${target}",\n    method="DELETE",\n`);
  });

  it("has the query's examples, except where the next page would begin", () => {
    const parameters = ["status", "starting_after", "ending_before"].map((name) => ({
      name,
      in: "query",
      schema: { type: "string" },
      example: "x&y",
    }));
    const samples = samplesOf(documentOf("get", "/pets", { parameters }));
    expect(samples["curl"]).toContain('curl "$PAYMENT_SESSIONS_URL/pets?status=x%26y" \\\n');
    expect(samples["TypeScript"]).toContain('client.pets.get({\n  status: "x&y",\n}).unwrap()');
  });

  it("has the first example of the body, in the notation of its language", () => {
    const body = { name: "O'Hara", tags: ["a", 1, null], nested: { yes: true }, list: [{ no: false }], empty: {} };
    const samples = samplesOf(documentOf("put", "/pets", { requestBody: json(body) }));
    expect(samples["curl"]).toContain(`-H 'Content-Type: application/json' \\\n  -d '{\n    "name": "O'\\''Hara",\n`);
    expect(samples["fetch"]).toContain(`  body: JSON.stringify({
    name: "O'Hara",
    tags: ["a", 1, null],
    nested: {
      yes: true,
    },
    list: [
      {
        no: false,
      },
    ],
    empty: {},
  }),
`);
    expect(samples["Python"]).toContain(`"tags": ["a", 1, None],\n        "nested": {\n            "yes": True,\n`);
  });

  it("has an idempotency key where the operation takes one, made anew whenever it is sent", () => {
    const parameter = { name: "Idempotency-Key", in: "header", schema: { type: "string" }, example: "key-1" };
    const samples = samplesOf(documentOf("post", "/pets", { parameters: [parameter] }));
    expect(samples["curl"]).toContain('-H "Idempotency-Key: $(openssl rand -hex 16)"');
    expect(samples["fetch"]).toContain('"Idempotency-Key": crypto.randomUUID(),');
    expect(samples["Python"]).toContain("import uuid\n");
    expect(samples["Python"]).toContain('"Idempotency-Key": str(uuid.uuid4()),');
  });

  it("prints nothing of the answer but its id or its length, for links and secrets belong in no log", () => {
    const responses = (schema: object) => ({
      responses: { "200": { description: "Done.", content: { "application/json": { schema } } } },
    });
    const one = samplesOf(documentOf("get", "/pets", responses({ type: "object" })));
    expect(one["TypeScript"]).toContain("\nconsole.log(result.id);\n");
    expect(one["fetch"]).toContain("\nconsole.log(response.status, result.id);\n");
    expect(one["Python"]).toContain('\n    print(response.status, result["id"])\n');
    const many = samplesOf(documentOf("get", "/pets", responses({ type: "array" })));
    expect(many["TypeScript"]).toContain("\nconsole.log(result.length);\n");
    expect(many["fetch"]).toContain("\nconsole.log(response.status, result.length);\n");
    expect(many["Python"]).toContain("\n    print(response.status, len(result))\n");
  });

  it("cannot be written without an example, which is said with the place", () => {
    const { example: _, ...silent } = id;
    expect(() => samplesOf(documentOf("get", "/pets/{pet}", { parameters: [silent] }))).toThrow(
      "/paths/~1pets~1{pet}/get/parameters/0: A code sample needs an example here.",
    );
  });
});
