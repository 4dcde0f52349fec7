import { describe, expect, test } from "vitest";
import { createRequestBudget } from "./request-budget.ts";

const nothing = { intune: 0, intuneWrites: 0, directory: 0, directoryWrites: 0 };
const reads = (intune: number) => ({ ...nothing, intune });
const writes = (count: number) => ({ ...nothing, intune: count, intuneWrites: count });
const units = (directory: number) => ({ ...nothing, directory });

const start = () => {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const limit = (most: number) => ({ windowMilliseconds: 1000, most });
  const budget = createRequestBudget(
    { now: () => now, random: () => 0, sleep },
    { intune: limit(10), intuneWrites: limit(4), directory: limit(20), directoryWrites: limit(20) },
  );
  return { budget, waits, pass: (milliseconds: number) => (now += milliseconds), now: () => now };
};

describe("a budget", () => {
  test("lets through nine tenths of the limit and makes the rest wait for the window to pass", async () => {
    const { budget, waits, pass, now } = start();
    await budget.take(writes(1));
    pass(400);
    await budget.take(writes(2));
    await budget.take(reads(6));
    expect(waits).toEqual([]);
    expect(budget.available("intuneWrites")).toBe(0);
    await budget.take(writes(1));
    expect(waits).toEqual([600]);
    await budget.take(reads(50));
    expect(now()).toBe(2000);
  });

  test("counts directory and Intune apart", async () => {
    const { budget, waits } = start();
    await budget.take(reads(9));
    await budget.take(units(18));
    expect(waits).toEqual([]);
    await budget.take(units(1));
    expect(waits).toEqual([1000]);
  });

  test("counts what others of the same app have used, as the service tells it", async () => {
    const { budget, waits } = start();
    await budget.take(units(2));
    budget.noteUse(units(1), 0.85);
    expect(budget.available("directory")).toBe(1);
    await budget.take(units(2));
    expect(waits).toEqual([1000]);
  });

  test("sends nothing of a kind that was refused until the pause is over", async () => {
    const { budget, waits } = start();
    budget.pause(writes(1), 1500);
    expect(budget.available("intuneWrites")).toBe(0);
    await budget.take(units(1));
    expect(waits).toEqual([]);
    await budget.take(reads(1));
    expect(waits).toEqual([1500]);
  });
});
