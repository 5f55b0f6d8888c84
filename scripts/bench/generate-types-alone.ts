import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { reportUsage } from "./measured-process.ts";

/** openapi-typescript by itself: `generate-types-alone.ts DOCUMENT FILE`. */
const [document = "", file = ""] = process.argv.slice(2);
writeFileSync(file, astToString(await openapiTS(JSON.parse(readFileSync(document, "utf8")))));
reportUsage({});
