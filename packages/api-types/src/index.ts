export type * from "./generated/openapi.ts";
export * from "./generated/enums.ts";
