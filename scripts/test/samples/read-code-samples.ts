import { addCodeSamples, type CodeSample } from "../../docs/code-samples/add-code-samples.ts";
import { type OperationModel, readOperations } from "../../generate/operations.ts";
import { document } from "../../spec/documented-examples.ts";

/** A sample of the reference, with the name that fences have for its language. */
export interface OperationSample {
  operation: OperationModel;
  language: string;
  label: string;
  source: string;
}

const fenceLanguages: Record<string, string> = { Shell: "sh", TypeScript: "ts", JavaScript: "js", Python: "python" };

/** Every sample of every operation. */
export function readCodeSamples(): OperationSample[] {
  const { paths = {} } = addCodeSamples(document);
  return readOperations(document).flatMap((operation) => {
    const item = paths[operation.path] as Record<string, { "x-codeSamples": CodeSample[] }>;
    const samples = item[operation.method]?.["x-codeSamples"] ?? [];
    return samples.map(({ lang, label, source }) => ({
      operation,
      language: fenceLanguages[lang] ?? lang,
      label,
      source,
    }));
  });
}
