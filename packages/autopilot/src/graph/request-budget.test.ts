import { expect, test } from "vitest";
import { createRequestBudget } from "./request-budget.ts";

test("a budget lets through what fits the window and makes the rest wait for it", async () => {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const budget = createRequestBudget(
    { now: () => now, random: () => 0, sleep },
    { windowMilliseconds: 1000, writes: 2, all: 5 },
  );
  await budget.take(1, 1);
  now = 400;
  await budget.take(1, 1);
  await budget.take(2, 0);
  expect(waits).toEqual([]);
  await budget.take(1, 1);
  expect(waits).toEqual([600]);
  await budget.take(50, 0);
  expect(now).toBe(2000);
});
