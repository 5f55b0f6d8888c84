import { defineConfig } from "tsdown";

export default defineConfig({
  entry: "src/index.ts",
  platform: "neutral",
  dts: { generator: "oxc" },
  // openapi-fetch and the types of the API are brought along, so that there is nothing else to install.
  deps: { onlyBundle: ["openapi-fetch"] },
  inputOptions: { resolve: { conditionNames: ["@payment-sessions/source", "import", "default"] } },
  copy: [{ from: "node_modules/openapi-fetch/LICENSE", rename: "openapi-fetch.LICENSE" }],
});
