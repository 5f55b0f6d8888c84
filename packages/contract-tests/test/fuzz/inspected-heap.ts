export interface InspectedHeap {
  /** What is still in use after everything that nobody needs has been collected. @throws when the process has ended. */
  usedBytes(): Promise<number>;
  close(): void;
}

interface Reply {
  id: number;
  result?: Record<string, unknown>;
}

/** The heap of another Node process, by the protocol of its inspector. */
export async function inspectHeap(inspectorUrl: string): Promise<InspectedHeap> {
  const socket = new WebSocket(inspectorUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", () => reject(new Error("The inspector does not answer.")), { once: true });
  });
  const closed = new Promise<never>((_, reject) => {
    socket.addEventListener("close", () => reject(new Error("The server has ended.")), { once: true });
  });
  closed.catch(() => {});
  let lastId = 0;
  const call = (method: string): Promise<Record<string, unknown>> => {
    const id = (lastId += 1);
    const replied = new Promise<Record<string, unknown>>((resolve, reject) => {
      const onMessage = ({ data }: MessageEvent) => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        socket.removeEventListener("message", onMessage);
        if (reply.result === undefined) reject(new Error(`${method} failed.`));
        else resolve(reply.result);
      };
      socket.addEventListener("message", onMessage);
      socket.send(JSON.stringify({ id, method }));
    });
    return Promise.race([replied, closed]);
  };
  return {
    async usedBytes() {
      await call("HeapProfiler.collectGarbage");
      const { usedSize } = await call("Runtime.getHeapUsage");
      return Number(usedSize);
    },
    close: () => socket.close(),
  };
}
