import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
/** Is nowhere but in the editor. */
const file = join(root, "packages/api-client/src/hovered.ts");

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  customConditions: ["@payment-sessions/source"],
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};

/** What an editor shows of the last mention of each word. */
function hover(program: string, words: readonly string[]): string[] {
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === file ? program : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
  };
  const service = ts.createLanguageService(host, ts.createDocumentRegistry());
  expect(service.getSemanticDiagnostics(file).map(({ messageText }) => messageText)).toEqual([]);
  return words.map((word) => {
    const info = service.getQuickInfoAtPosition(file, program.lastIndexOf(word));
    return ts.displayPartsToString(info?.displayParts).replaceAll(/\s+/g, " ");
  });
}

it("shows results, objects and methods of the client by their names", () => {
  const program = `
    import { createClient } from "./index.ts";
    const client = createClient({ apiKey: "t9k_test_…" });
    const result = await client.paymentSessions.create({ contractor: "cn_1", return_url: "https://a.example" });
    const session = await client.paymentSessions.create({ contractor: "", return_url: "" }).unwrap();
    const listed = client.events.list();
    for await (const event of listed) console.log(event, result, session, client.paymentSessions.cancel);
    console.log(listed, client);
  `;

  expect(hover(program, ["result", "session,", "cancel", "event,", "listed", "client", "create"])).toEqual([
    "const result: Failure | Success<201, CreatedPaymentSession>",
    "const session: CreatedPaymentSession",
    "(method) PaymentSessionsResource.cancel(session: string, options?: RequestOptions): Call<{ 200: PaymentSession; }>",
    "const event: Event",
    "const listed: ListCall<{ 200: Event[]; }>",
    "const client: Client",
    "(method) PaymentSessionsResource.create(body: PaymentSessionCreate, options?: RequestOptions): Call<{ 201: CreatedPaymentSession; }>",
  ]);
});
