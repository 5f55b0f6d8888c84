export { CannotRunError } from "./cannot-run-error.ts";
export type { ContractOptions, Progress } from "./contract-options.ts";
export type { Json, JsonObject } from "./document/json.ts";
export { loadDocument } from "./document/load-document.ts";
export type { Finding } from "./finding.ts";
export { type FuzzOptions, type FuzzReport, runFuzz } from "./fuzz/run-fuzz.ts";
export { document } from "./generated/document.ts";
export { type CheckResult, type CoverageRow, exitCodeOf, type Report } from "./report.ts";
export { runContract } from "./run-contract.ts";
