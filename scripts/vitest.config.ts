import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Inside the workspace packages resolve to their sources, so no test runs against a stale build. */
const conditions = ["@payment-sessions/source", "node", "module"];

const project = (name: string, folder: string, test: { globalSetup?: string; setupFiles?: string } = {}) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    name,
    root: fromRoot(folder),
    include: ["**/*.test.ts"],
    exclude: ["node_modules", "dist"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    ...test,
  },
});

export default defineConfig({
  test: {
    root: fromRoot("."),
    // Most tests wait for a server, a database or a browser, so one worker a core is not too many.
    maxWorkers: "100%",
    projects: [
      project("scripts", "scripts"),
      project("api-validators", "packages/api-validators"),
      project("webhooks", "packages/webhooks"),
      project("api-client", "packages/api-client"),
      project("server", "packages/server", {
        globalSetup: "test/support/global-setup.ts",
        setupFiles: "test/support/setup.ts",
      }),
      project("contract-tests", "packages/contract-tests"),
      project("checkout-simulator", "packages/checkout-simulator"),
      project("hosted-page", "packages/hosted-page"),
      project("demo-platform", "packages/demo-platform"),
      project("docs", "packages/docs", { globalSetup: "test/support/global-setup.ts" }),
    ],
  },
});
