import { globSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** `pnpm bench NAME`: runs one of the benchmarks, which print what they measured and judge it. */
const cwd = fileURLToPath(new URL("../", import.meta.url));
const files = globSync(["packages/*/bench/*.bench.ts", "scripts/bench/*.bench.ts"], { cwd });
const names = files.map((file) => basename(file, ".bench.ts"));
const file = files[names.indexOf(process.argv[2] ?? "")];
if (file === undefined) {
  console.error(`Name a benchmark: ${names.join(", ")}.`);
  process.exit(1);
}
await import(new URL(file, `file://${cwd}`).href);
