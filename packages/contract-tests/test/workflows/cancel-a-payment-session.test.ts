import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RealServer, startRealServer } from "../support/real-server.ts";
import { type RespectRun, runRespect } from "./respect.ts";

const spec = fileURLToPath(new URL("../../../../spec/", import.meta.url));
const workflow = join(spec, "workflows", "cancel-a-payment-session.yaml");
const steps = ["create-contractor", "create-session", "cancel-session", "cancel-again"];

let server: RealServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "payment-sessions-workflow-"));
  server = await startRealServer();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true });
});

const run = (file: string, baseUrl = server.baseUrl): Promise<RespectRun> =>
  runRespect(file, { baseUrl, apiKey: server.apiKey, email: `workflow-${crypto.randomUUID()}@example.com`, folder });

/** A copy elsewhere, of the same document. */
async function changed(from: string, to: string): Promise<string> {
  const text = await readFile(workflow, "utf8");
  expect(text).toContain(from);
  const file = join(folder, "changed.yaml");
  await writeFile(
    file,
    text
      .replace(from, to)
      .replace("../openapi.yaml", join(spec, "openapi.yaml"))
      .replace("retryLimit: 10", "retryLimit: 1"),
  );
  return file;
}

describe("the workflow that cancels a payment session", () => {
  it("is what the service does, from the new session to the event", async () => {
    const { exitCode, steps: made } = await run(workflow);
    expect(made.filter(({ status }) => status === "success").map(({ stepId }) => stepId)).toEqual([
      ...steps,
      "find-event",
    ]);
    expect(exitCode).toBe(0);
  });

  it("fails where an answer is not as it says", async () => {
    const { exitCode, steps: made } = await run(await changed("== 'cancelled'", "== 'pending'"));
    expect(made.at(-1)).toEqual({ stepId: "cancel-session", status: "error" });
    expect(exitCode).toBe(1);
  });

  it("looks for the event again, and fails where it does not come", async () => {
    const { exitCode, steps: made } = await run(
      await changed("payment.session.cancelled", "payment.session.completed"),
    );
    const missed = { stepId: "find-event", status: "error" };
    expect(made).toEqual([...steps.map((stepId) => ({ stepId, status: "success" })), missed, missed]);
    expect(exitCode).toBe(1);
  });

  it("shows the key to nobody: neither the file nor what is printed and written has it", async () => {
    const { text } = await run(workflow);
    expect(text).toContain("Bearer ********");
    for (const each of [text, await readFile(workflow, "utf8")]) expect(each.includes(server.apiKey)).toBe(false);
  });

  it("is run without a connection to any other machine", async () => {
    await expect(run(workflow, "http://192.0.2.1")).rejects.toThrow("A connection to 192.0.2.1 was refused.");
  });
});
