import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { index: "src/index.ts", testing: "src/testing/index.ts" },
  platform: "neutral",
  target: "es2022",
  dts: { generator: "oxc" },
  // The validators are brought along from their sources, so that they share one runtime and nothing else is installed.
  deps: { onlyBundle: [] },
  inputOptions: { resolve: { conditionNames: ["@payment-sessions/source", "import", "default"] } },
});
