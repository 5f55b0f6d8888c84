import { styleText } from "node:util";
import { startRealServer } from "../support/real-server.ts";
import { catchFault } from "./catch-fault.ts";
import { faults } from "./index.ts";

/** `pnpm contract:mutants [NAME]`: seeds each fault into the real server, and tells which the suite does not catch. */
const print = (line: string) => process.stdout.write(`${line}\n`);
const [wanted = ""] = process.argv.slice(2);
const chosen = faults.filter(({ name, caughtBy }) => name.includes(wanted) || caughtBy === wanted);
const server = await startRealServer();
let caught = 0;
try {
  for (const fault of chosen) {
    const startedMs = performance.now();
    const { isCaught, findings } = await catchFault(fault, server);
    if (isCaught) caught += 1;
    const mark = isCaught ? styleText("green", "caught") : styleText("red", "MISSED");
    print(`${mark}  ${fault.name}: ${fault.caughtBy} (${Math.round(performance.now() - startedMs)} ms)`);
    if (!isCaught)
      for (const { check, operation, expected, got } of findings.slice(0, 3))
        print(`        ${check} in ${operation}: expected ${expected}, got ${got}`);
  }
} finally {
  await server.stop();
}
print(`${caught} of ${chosen.length} faults caught`);
process.exitCode = caught === chosen.length ? 0 : 1;
