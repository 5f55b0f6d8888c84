import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { index: "src/index.ts", main: "src/main.ts" },
  platform: "node",
  target: "node20.19",
  dts: { generator: "oxc" },
  fixedExtension: false,
  inputOptions: { resolve: { conditionNames: ["import", "node", "default"] } },
});
