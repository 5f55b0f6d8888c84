import { loadDocument } from "../../src/document/load-document.ts";
import { readPrismOperations, startPrismMock } from "./start-prism.ts";

/** Prism's mock of the document that is named, in a process of its own: some requests let it fail, and never answer. */
process.on("unhandledRejection", () => {});
const [path = ""] = process.argv.slice(2);
const { baseUrl } = await startPrismMock(await readPrismOperations(await loadDocument(path)));
process.stdout.write(`${baseUrl}\n`);
