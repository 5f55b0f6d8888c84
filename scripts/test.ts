import { fileURLToPath } from "node:url";
import { startVitest } from "vitest/node";
import { TotalReporter } from "./test/total-reporter.ts";

/**
 * `npm test`: every package's tests in one run. Arguments choose test files; `--project NAME` chooses a package.
 * The last line is `N passed, N failed, N skipped` over all packages, and the exit code tells the same.
 */
// Tests start many processes of the same sources.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(
  new URL("../node_modules/.cache/payment-sessions/compiled", import.meta.url),
);
const { projects, filters } = parseArguments(process.argv.slice(2));
const total = new TotalReporter();
const vitest = await startVitest("test", filters, {
  config: "scripts/vitest.config.ts",
  run: true,
  watch: false,
  ...(projects.length > 0 ? { project: projects } : {}),
  reporters: ["default", total],
});
await vitest.close();
console.log(total.line);
process.exit(total.succeeded ? 0 : 1);

function parseArguments(args: string[]) {
  const projects: string[] = [];
  const filters: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === "--project") projects.push(args[(index += 1)] ?? "");
    else filters.push(args[index] ?? "");
  }
  return { projects, filters };
}
