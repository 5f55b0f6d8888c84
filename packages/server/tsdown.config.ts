import { defineConfig } from "tsdown";

// The server is run, not imported: one program, without types.
export default defineConfig({
  entry: "src/main.ts",
  platform: "node",
  target: "node24",
  dts: false,
  fixedExtension: false,
  inputOptions: { resolve: { conditionNames: ["import", "node", "default"] } },
});
