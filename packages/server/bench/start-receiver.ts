import { once } from "node:events";
import { Worker } from "node:worker_threads";

export async function startReceiver() {
  const worker = new Worker(new URL("receiver.ts", import.meta.url));
  const [url] = (await once(worker, "message")) as [string];
  return {
    url,
    /** When each event came first, in milliseconds since the Unix epoch. */
    async arrivals(): Promise<Map<string, number>> {
      worker.postMessage("arrivals", []);
      const [entries] = (await once(worker, "message")) as [[string, number][]];
      return new Map(entries);
    },
    close: () => worker.terminate(),
  };
}
