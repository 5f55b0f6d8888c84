import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { BundledDocument } from "../generate/load-document.ts";
import { compareDocuments } from "../spec-diff/compare-documents.ts";
import { highest, type Impact } from "../spec-diff/impact.ts";
import { printVerdicts } from "../spec-diff/print-verdicts.ts";
import type { Verdict } from "../spec-diff/verdict.ts";
import { runNode } from "./support/run-command.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Operation {
  [name: string]: unknown;
  parameters: Record<string, unknown>[];
  requestBody: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    { description: string; headers?: Record<string, unknown>; content: Record<string, { schema: Schema }> }
  >;
}
interface Schema {
  [name: string]: unknown;
  properties: Record<string, Record<string, unknown>>;
  required: string[];
}

const json = "application/json";
const operation = (): Operation => ({
  summary: "One",
  parameters: [{ name: "limit", in: "query", required: false, schema: { type: "integer", maximum: 100, default: 10 } }],
  requestBody: {
    required: false,
    content: {
      [json]: {
        schema: {
          type: "object",
          properties: {
            name: { type: "string", maxLength: 10, pattern: "^a" },
            kind: { type: "string", enum: ["a", "b"] },
          },
          required: ["name"],
          additionalProperties: false,
        },
      },
    },
  },
  responses: {
    "200": {
      description: "Done.",
      headers: { Link: { schema: { type: "string" } } },
      content: {
        [json]: {
          schema: {
            type: "object",
            properties: {
              id: { type: "string" },
              state: { type: "string", enum: ["a", "b"] },
              code: { type: "string", enum: ["a", "b"], "x-open-enum": true },
            },
            required: ["id", "state", "code"],
          },
        },
      },
    },
    "404": { description: "Not found.", content: {} },
  },
});

const request = (changed: Operation): Schema => changed.requestBody.content[json]!.schema;
const response = (changed: Operation): Schema => changed.responses["200"]!.content[json]!.schema;
const without = <T>(list: T[], item: T) => list.filter((each) => each !== item);

/** Each is the only change of its operation. */
const cases: [change: string, impact: Impact, make: (changed: Operation) => void][] = [
  ["nothing", "none", () => {}],
  ["another summary", "patch", (changed) => (changed["summary"] = "Two")],
  ["a deprecation", "minor", (changed) => (changed["deprecated"] = true)],
  ["another operationId", "major", (changed) => (changed["operationId"] = "other")],
  ["an optional parameter more", "minor", ({ parameters }) => parameters.push({ name: "q", in: "query", schema: {} })],
  [
    "a required parameter more",
    "major",
    ({ parameters }) => parameters.push({ name: "q", in: "query", required: true, schema: {} }),
  ],
  ["a parameter that must be there now", "major", ({ parameters }) => (parameters[0]!["required"] = true)],
  ["a parameter less", "major", ({ parameters }) => parameters.pop()],
  [
    "a smaller maximum of a parameter",
    "major",
    ({ parameters }) => (parameters[0]!["schema"] = { type: "integer", maximum: 50, default: 10 }),
  ],
  [
    "a greater maximum of a parameter",
    "patch",
    ({ parameters }) => (parameters[0]!["schema"] = { type: "integer", maximum: 200, default: 10 }),
  ],
  [
    "another default of a parameter",
    "minor",
    ({ parameters }) => (parameters[0]!["schema"] = { type: "integer", maximum: 100, default: 20 }),
  ],
  ["a body that must be there now", "major", ({ requestBody }) => (requestBody.required = true)],
  [
    "an optional property more in a request",
    "minor",
    (changed) => (request(changed).properties["note"] = { type: "string" }),
  ],
  [
    "an optional property of a request that is required now",
    "major",
    (changed) => request(changed).required.push("kind"),
  ],
  ["a required property of a request that is optional now", "patch", (changed) => (request(changed).required = [])],
  ["a property less in a request", "major", (changed) => delete request(changed).properties["kind"]],
  ["a shorter maxLength in a request", "major", (changed) => (request(changed).properties["name"]!["maxLength"] = 5)],
  ["a longer maxLength in a request", "patch", (changed) => (request(changed).properties["name"]!["maxLength"] = 50)],
  ["another pattern in a request", "major", (changed) => (request(changed).properties["name"]!["pattern"] = "^b")],
  [
    "a value less of an enum in a request",
    "major",
    (changed) => (request(changed).properties["kind"]!["enum"] = ["a"]),
  ],
  [
    "a value more of an enum in a request",
    "patch",
    (changed) => (request(changed).properties["kind"]!["enum"] = ["a", "b", "c"]),
  ],
  [
    "another media type of a request",
    "major",
    ({ requestBody }) => (requestBody.content = { "text/csv": requestBody.content[json]! }),
  ],
  ["a property more in a response", "minor", (changed) => (response(changed).properties["note"] = { type: "string" })],
  ["a property less in a response", "major", (changed) => delete response(changed).properties["id"]],
  [
    "a property of a response that may be missing now",
    "major",
    (changed) => (response(changed).required = without(response(changed).required, "id")),
  ],
  [
    "a property of a response that may be null now",
    "major",
    (changed) => (response(changed).properties["id"] = { type: ["string", "null"] }),
  ],
  ["another type in a response", "major", (changed) => (response(changed).properties["id"] = { type: "integer" })],
  [
    "a value more of a closed enum in a response",
    "major",
    (changed) => (response(changed).properties["state"]!["enum"] = ["a", "b", "c"]),
  ],
  [
    "a value more of an open enum in a response",
    "minor",
    (changed) => (response(changed).properties["code"]!["enum"] = ["a", "b", "c"]),
  ],
  [
    "an enum that is opened with a value more",
    "major",
    (changed) =>
      (response(changed).properties["state"] = { type: "string", enum: ["a", "b", "c"], "x-open-enum": true }),
  ],
  ["a response more", "minor", ({ responses }) => (responses["409"] = { description: "Conflict.", content: {} })],
  ["a response less", "major", ({ responses }) => delete responses["404"]],
  ["a header less in a response", "major", ({ responses }) => delete responses["200"]!.headers],
  ["a key that is not asked for any more", "major", (changed) => (changed["security"] = [])],
  ["a key that is asked for by some only", "major", (changed) => (changed["security"] = [{}, { key: [] }])],
];

const documentOf = (paths: Record<string, unknown>, rest: object = {}): BundledDocument => ({
  openapi: "3.1.0",
  info: { title: "Cases", version: "1.0.0" },
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  paths,
  ...rest,
});

/** All at once: the command takes a second to start. */
describe("a single change of an operation", () => {
  let verdicts: Verdict[];
  beforeAll(async () => {
    const before = cases.map((_, index) => [`/${index}`, { post: { operationId: `op${index}`, ...operation() } }]);
    const after = cases.map(([, , make], index) => {
      const changed = { operationId: `op${index}`, ...operation() };
      make(changed);
      return [`/${index}`, { post: changed }];
    });
    verdicts = await compareDocuments(documentOf(Object.fromEntries(before)), documentOf(Object.fromEntries(after)));
  });

  it.each(cases.map(([change, impact], index) => ({ change, impact, index })))(
    "$change: $impact",
    ({ impact, index }) => {
      const own = verdicts.filter(({ where }) => where === `POST /${index}`);
      expect(highest(own.map((each) => each.impact)), JSON.stringify(own)).toBe(impact);
    },
  );
});

describe("a change of the whole document", () => {
  const path = { post: { operationId: "op", ...operation() } };
  const base = documentOf({ "/a": path, "/b": path }, { webhooks: { happened: path } });

  it.each([
    ["a path more", "minor", { ...base, paths: { ...base.paths, "/c": path } }],
    ["a path less", "major", { ...base, paths: { "/a": path } }],
    ["a webhook less", "major", { ...base, webhooks: {} }],
    ["no key asked for anywhere", "major", { ...base, security: [] }],
    [
      "no word of keys",
      "major",
      documentOf({ "/a": path, "/b": path }, { webhooks: { happened: path }, security: undefined }),
    ],
  ] as const)("%s: %s", async (_change, impact, revision) => {
    expect(highest((await compareDocuments(base, revision)).map((each) => each.impact))).toBe(impact);
  });
});

it("says in words what changed where, and a change of many places once", () => {
  const verdict = (where: string): Verdict => ({ impact: "minor", where, message: "Added: note." });
  const gravest: Verdict = { impact: "major", where: "GET /e", message: "It is gone." };
  expect(printVerdicts([...["GET /a", "GET /b", "GET /c", "GET /d"].map(verdict), gravest])).toEqual([
    "major  GET /e: It is gone.",
    "minor  GET /a, GET /b, GET /c and 1 more: Added: note.",
  ]);
});

describe("npm run spec:diff", () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });
  const diff = (...args: string[]) => runNode([join(root, "scripts/spec-diff.ts"), "--root", folder, ...args]);
  const promise = (bump: string) =>
    writeFile(join(folder, ".changeset/one.md"), `---\n"@payment-sessions/api-types": ${bump}\n---\n\nIt changed.\n`);

  const makeVersion = (version: string) =>
    writeFile(join(folder, "packages/api-types/package.json"), JSON.stringify({ version }));

  beforeAll(async () => {
    folder = await temporaryFolder();
    await cp(join(root, "spec"), join(folder, "spec"), { recursive: true });
    await mkdir(join(folder, ".changeset"));
    await mkdir(join(folder, "packages/api-types"), { recursive: true });
    await makeVersion("1.10.0");
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "One");
  });

  it("has nothing to compare with before the first release", async () => {
    expect(await diff()).toMatchObject({ code: 0, output: expect.stringContaining("There is no release yet") });
  });

  it("fails while the changesets promise less than the change is", async () => {
    git("tag", "@payment-sessions/api-types@1.9.0", "HEAD");
    git("tag", "@payment-sessions/api-types@1.10.0", "HEAD");
    const schemas = join(folder, "spec/components/schemas/error.yaml");
    await writeFile(
      schemas,
      (await readFile(schemas, "utf8")).replace("    - rate_limited\n", "    - rate_limited\n    - too_early\n"),
    );
    await promise("patch");
    const { code, output } = await diff();
    expect(output).toContain("since @payment-sessions/api-types@1.10.0: minor. Users are promised: patch.");
    expect(output).toContain("Add a changeset that promises minor");
    expect(code).toBe(1);
    await promise("minor");
    expect((await diff()).code).toBe(0);
    expect((await diff("HEAD")).code).toBe(0);
  });

  it("takes the version for a promise, once it was made of the changesets", async () => {
    await rm(join(folder, ".changeset/one.md"));
    await makeVersion("1.10.1");
    expect((await diff()).output).toContain("minor. Users are promised: patch.");
    await makeVersion("1.11.0");
    expect((await diff()).code).toBe(0);
    await makeVersion("1.10.0");
  });

  it("names an operation that is gone, and fails for want of a major changeset", async () => {
    const events = join(folder, "spec/paths/events.yaml");
    await writeFile(events, (await readFile(events, "utf8")).replace(/^get:/m, "x-was-get:"));
    const { code, output } = await diff();
    expect(output).toContain("major  GET /api/v1/events: Operation `GET /api/v1/events` was removed.");
    expect(code).toBe(1);
    await promise("major");
    expect((await diff()).code).toBe(0);
  });

  it("names a revision that has no spec", async () => {
    expect(await diff("nonsense")).toMatchObject({ code: 2, output: 'There is no spec at the revision "nonsense".\n' });
  });
});
