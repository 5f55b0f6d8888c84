import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { GroupedStatements } from "./grouped-statements.ts";

/** Notes the groups; each write ends when it is told to. */
function record(isBad: (item: number) => boolean = () => false) {
  const groups: number[][] = [];
  const ends: (() => void)[] = [];
  const write = async (items: readonly number[]) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (items.some(isBad)) throw new Error("The group is bad.");
  };
  const endNext = async () => {
    await expect.poll(() => ends.length).toBeGreaterThan(0);
    ends.shift()?.();
  };
  return { groups, write, endNext };
}

describe("GroupedStatements", () => {
  it("writes together what arrives while it writes, in order", async () => {
    const { groups, write, endNext } = record();
    const writes = new GroupedStatements(write);
    const first = writes.add(1);
    await expect.poll(() => groups).toEqual([[1]]);
    const later = [2, 3, 4].map((item) => writes.add(item));
    await endNext();
    await first;
    await endNext();
    await Promise.all(later);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it("writes together what arrives while it gathers", async () => {
    const { groups, write, endNext } = record();
    const writes = new GroupedStatements(write, { gatherMs: 200 });
    const first = writes.add(1);
    await delay(1);
    const second = writes.add(2);
    await endNext();
    await Promise.all([first, second]);
    expect(groups).toEqual([[1, 2]]);
  });

  it("writes no group larger than it may be", async () => {
    const { groups, write, endNext } = record();
    const writes = new GroupedStatements(write, { largestGroup: 2 });
    const all = [1, 2, 3].map((item) => writes.add(item));
    await endNext();
    await endNext();
    await Promise.all(all);
    expect(groups).toEqual([[1, 2], [3]]);
  });

  it("rejects the bad item of a group alone", async () => {
    const { groups, write, endNext } = record((item) => item === 2);
    const writes = new GroupedStatements(write);
    const all = Promise.allSettled([1, 2, 3].map((item) => writes.add(item)));
    for (let count = 0; count < 4; count += 1) await endNext();
    expect((await all).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it("writes together what arrives in the same turn", async () => {
    const { groups, write, endNext } = record();
    const writes = new GroupedStatements(write);
    const all = [1, 2].map((item) => writes.add(item));
    await endNext();
    await Promise.all(all);
    expect(groups).toEqual([[1, 2]]);
  });

  it("answers each item with its own result", async () => {
    const writes = new GroupedStatements(async (items: readonly number[]) => items.map((item) => item * 10));
    expect(await Promise.all([1, 2, 3].map((item) => writes.add(item)))).toEqual([10, 20, 30]);
  });

  it("rejects a whole group at once where that is asked for", async () => {
    const { groups, write, endNext } = record((item) => item === 2);
    const writes = new GroupedStatements(write, { retriesSingly: false });
    const all = Promise.allSettled([1, 2, 3].map((item) => writes.add(item)));
    await endNext();
    expect((await all).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it("writes again after it has been idle", async () => {
    const { groups, write, endNext } = record();
    const writes = new GroupedStatements(write);
    for (const item of [1, 2]) {
      const written = writes.add(item);
      await endNext();
      await written;
    }
    expect(groups).toEqual([[1], [2]]);
  });

  it("fails those who have waited for too long, sends nothing for them any more, and goes on", async () => {
    const { groups, write, endNext } = record();
    const writes = new GroupedStatements(write, { largestGroup: 1, longestWaitMs: 1_000 });
    const late = await Promise.allSettled([1, 2].map((item) => writes.add(item)));
    expect(late.map((result) => result.status === "rejected" && (result.reason as { code: string }).code)).toEqual([
      "ETIMEDOUT",
      "ETIMEDOUT",
    ]);
    const next = writes.add(3);
    await expect.poll(() => groups).toEqual([[1], [3]]);
    await endNext();
    await endNext();
    await next.catch(() => {});
  });
});
