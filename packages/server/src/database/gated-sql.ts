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
      return isTemplate(parts[0]) ? gateStatement(made as Statement, gate) : made;
    },
  });
  gates.set(gated, gate);
  return gated;
}

const isTemplate = (part: unknown): boolean => Array.isArray(part) && "raw" in part;

type Statement = Promise<unknown>;

function gateStatement(query: Statement, gate: ConnectionGate): Statement {
  const send = query.then.bind(query);
  let result: Statement | undefined;
  query.then = (onFulfilled, onRejected) => (result ??= passGate(send, gate)).then(onFulfilled, onRejected);
  query.catch = catchByThen as Statement["catch"];
  query.finally = finallyByThen;
  return query;
}

/** postgres.js has its own of these, which would send the statement past the gate. */
function catchByThen(this: Statement, onRejected: Parameters<Statement["catch"]>[0]): Promise<unknown> {
  return this.then(undefined, onRejected);
}

async function finallyByThen(this: Statement, onFinally: Parameters<Statement["finally"]>[0]): Promise<unknown> {
  return Promise.resolve(this.then(undefined, undefined)).finally(onFinally);
}

/** Every request passes here several times: what finds room costs one promise. */
function passGate(send: Statement["then"], gate: ConnectionGate): Statement {
  const waiting = gate.enter("statement");
  return waiting === undefined ? sendAndLeave(send, gate) : waiting.then(() => sendAndLeave(send, gate));
}

const sendAndLeave = (send: Statement["then"], gate: ConnectionGate): Statement =>
  new Promise((resolve, reject) => {
    void send(
      (rows) => {
        gate.leave("statement");
        resolve(rows);
      },
      (error: unknown) => {
        gate.leave("statement");
        reject(error);
      },
    );
  });
