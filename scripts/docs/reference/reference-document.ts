import type { BundledDocument } from "../../generate/load-document.ts";
import { addCodeSamples } from "../code-samples/add-code-samples.ts";

/** The document as the reference shows it. What the service serves as its document is without such additions. */
export const referenceDocument = (document: BundledDocument): BundledDocument => addCodeSamples(document);
