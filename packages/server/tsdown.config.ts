import { defineConfig } from "tsdown";

/** Packages whose code is in the documentation's scripts, for the list of what is built into the server. */
export const copied = ["@redocly/cli", "minisearch"];

// The server is run, not imported: one program, without types, and the documentation that it shows.
export default defineConfig({
  entry: "src/main.ts",
  platform: "node",
  target: "node24",
  dts: false,
  copy: { from: "../docs/dist", to: "dist", rename: "docs" },
  fixedExtension: false,
  inputOptions: { resolve: { conditionNames: ["import", "node", "default"] } },
});
