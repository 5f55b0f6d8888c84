import type { Queryable } from "./pool.ts";

const pending = new WeakMap<object, (() => void)[]>();

/** Notes what is to happen once the transaction has committed; without one the statement has committed already. */
export function afterCommit(sql: Queryable, effect: () => void): void {
  const effects = pending.get(sql);
  if (effects === undefined) effect();
  else effects.push(effect);
}

/** Collects what work on this transaction notes. */
export function collectEffects(sql: Queryable, effects: (() => void)[]): void {
  pending.set(sql, effects);
}
