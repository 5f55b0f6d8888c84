import type { ConnectionGate } from "./connection-gate.ts";

const gates = new WeakMap<object, ConnectionGate>();

/** The gate of a pool, for whoever begins a transaction on it. */
export const gateOf = (sql: object): ConnectionGate | undefined => gates.get(sql);

/**
 * The same pool, whose statements pass the gate. A statement is sent when somebody waits for it, which is how it differs
 * from a fragment of another one: a fragment is never waited for.
 */
export function gatedSql<Pool extends (...parts: never[]) => unknown>(sql: Pool, gate: ConnectionGate): Pool {
  const gated = new Proxy(sql, {
    apply(query, self, parts: unknown[]) {
      const made: unknown = Reflect.apply(query, self, parts);
      return isTemplate(parts[0]) ? gateStatement(made as Promise<unknown>, gate) : made;
    },
  });
  gates.set(gated, gate);
  return gated;
}

const isTemplate = (part: unknown): boolean => Array.isArray(part) && "raw" in part;

function gateStatement(query: Promise<unknown>, gate: ConnectionGate): Promise<unknown> {
  const send = query.then.bind(query);
  let result: Promise<unknown> | undefined;
  const settle = () => (result ??= passGate(send, gate));
  return Object.assign(query, {
    then: (...handlers: Parameters<typeof query.then>) => settle().then(...handlers),
    catch: (...handlers: Parameters<typeof query.catch>) => settle().catch(...handlers),
    finally: (...handlers: Parameters<typeof query.finally>) => settle().finally(...handlers),
  });
}

async function passGate(send: Promise<unknown>["then"], gate: ConnectionGate): Promise<unknown> {
  const waiting = gate.enter("statement");
  if (waiting !== undefined) await waiting;
  try {
    return await new Promise((resolve, reject) => void send(resolve, reject));
  } finally {
    gate.leave("statement");
  }
}
