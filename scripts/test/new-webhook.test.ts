import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { copyRepository, type RepositoryCopy } from "./support/repository-copy.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** What a person adds to the spec: one webhook, in a file of its own. */
const newWebhook = `post:
  operationId: contractorDeleted
  tags:
    - Events
  security: []
  requestBody:
    required: true
    content:
      application/json:
        schema:
          type: object
          required: [id, event_type, created, data]
          properties:
            id: { type: string }
            event_type: { type: string, const: contractor.deleted }
            created: { type: integer }
            data: { type: object, required: [contractor_id], properties: { contractor_id: { type: string } } }
        example:
          { id: ev_1, event_type: contractor.deleted, created: 1, data: { contractor_id: cn_1 } }
  responses:
    2XX:
      description: Received.
`;

const folder = await temporaryFolder();
let copy: RepositoryCopy;

async function insertAfter(path: string, line: string, text: string): Promise<void> {
  const file = join(folder, path);
  await writeFile(
    file,
    (await readFile(file, "utf8")).replace(`\n${line}\n`, (found) => found + text),
  );
}

beforeAll(async () => {
  copy = await copyRepository(folder);
  const entry = "  contractor.deleted:\n    $ref: webhooks/contractor-deleted.yaml\n";
  await insertAfter("spec/openapi.yaml", "webhooks:", entry);
  await writeFile(join(folder, "spec/webhooks/contractor-deleted.yaml"), newWebhook);
});

describe("a new webhook in the spec", () => {
  it("is a type error of its own package until it is one of the event types", async () => {
    expect(await copy.generate()).toMatchObject({ code: 0 });
    const { code, output } = await copy.checkTypes("webhooks");
    expect(code).not.toBe(0);
    expect(output).toMatch(/event-validators\.ts.*'"contractor\.deleted"' does not exist/);

    const line = "    - payment.session.expired";
    await insertAfter("spec/components/schemas/event.yaml", line, "    - contractor.deleted\n");
    expect(await copy.generate()).toMatchObject({ code: 0 });
    expect(await copy.checkTypes("webhooks")).toMatchObject({ code: 0, output: "" });
  });

  it("is unwrapped as a typed event, without a line written by hand", async () => {
    const { code, output } = await copy.run(
      "webhooks",
      `import { createSecret, unwrap } from "./src/index.ts";
       import { exampleEvent, signDelivery } from "./src/testing/index.ts";
       const secret = createSecret();
       const { body, headers } = await signDelivery(exampleEvent("contractor.deleted"), { secrets: secret });
       console.log(JSON.stringify(await unwrap(body, headers, secret)));`,
    );
    expect(code, output).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ event_type: "contractor.deleted", data: { contractor_id: "cn_1" } });
  });
});
