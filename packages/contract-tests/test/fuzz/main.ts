import { Command, InvalidArgumentError } from "commander";
import { runFuzz } from "../../src/fuzz/run-fuzz.ts";
import { document } from "../../src/generated/document.ts";
import { startRealServer } from "../support/real-server.ts";
import { inspectHeap } from "./inspected-heap.ts";
import { judgeFuzz } from "./judge-fuzz.ts";

/**
 * `npm run fuzz`: sends made-up requests to a server of its own for as long as it is told to, and compares the server's
 * heap after the run with the heap after the first ten thousand requests.
 */
interface Options {
  requests: number;
  hours?: number;
  seed?: number;
  concurrency: number;
}

const number = (text: string): number => {
  if (!/^\d{1,12}(\.\d+)?$/.test(text)) throw new InvalidArgumentError("It must be a number.");
  return Number(text);
};

const program = new Command("fuzz")
  .description("Send made-up requests to a server that is started for them, and judge every answer by the document.")
  .option("--requests <number>", "so many", number, 100_000)
  .option("--hours <number>", "for so long, however many that are", number)
  .option("--seed <number>", "generate what a run with this seed did", number)
  .option("--concurrency <number>", "so many at once", number, 16);
await program.parseAsync();

const warmUp = 10_000;
const { hours, ...options } = program.opts<Options>();
const stopped = AbortSignal.any([
  ...(hours === undefined ? [] : [AbortSignal.timeout(hours * 3_600_000)]),
  ...(["SIGINT", "SIGTERM"] as const).map(onSignal),
]);
const server = await startRealServer({ inspected: true });
try {
  const heap = await inspectHeap(server.inspectorUrl);
  // A server that has ended has no heap any more, and the findings say when.
  const heapNow = () => heap.usedBytes().catch(() => undefined);
  let heapAfterWarmUp: number | undefined;
  const report = await runFuzz({
    ...options,
    requests: hours === undefined ? options.requests : Number.POSITIVE_INFINITY,
    baseUrl: server.baseUrl,
    apiKey: server.apiKey,
    document,
    signal: stopped,
    async onBatch(sent) {
      if (sent >= warmUp) heapAfterWarmUp ??= await heapNow();
      process.stderr.write(`\r${sent} requests`);
    },
  });
  process.stderr.write("\n");
  const heapAtEnd = await heapNow();
  const { lines, isGood } = judgeFuzz(report, { heapAfterWarmUp, heapAtEnd });
  heap.close();
  process.stdout.write(`${lines.join("\n")}\n`);
  process.exitCode = isGood ? 0 : 1;
} finally {
  await server.stop();
}

function onSignal(signal: NodeJS.Signals): AbortSignal {
  const controller = new AbortController();
  process.once(signal, () => controller.abort());
  return controller.signal;
}
