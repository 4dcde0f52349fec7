import { expect, test } from "vitest";
import { expiryWarningDue } from "./credential-expiry.ts";

const endsAt = new Date("2027-03-01T00:00:00Z");
const daysBefore = (days: number) => new Date(endsAt.getTime() - days * 86_400_000);

test("a credential's end is told at 60, 30, 14, 7 and 1 days and when it has come, each once", () => {
  const told: (readonly [number, number])[] = [];
  let last: number | null = null;
  for (let hour = 24 * 90; hour >= -48; hour -= 1) {
    const due = expiryWarningDue(endsAt, daysBefore(hour / 24), last);
    if (!due) continue;
    told.push([due.threshold, due.daysLeft]);
    last = due.threshold;
  }
  expect(told).toEqual([
    [60, 60],
    [30, 30],
    [14, 14],
    [7, 7],
    [1, 1],
    [0, 0],
  ]);
});

test("who looks late is told the nearest threshold alone", () => {
  expect(expiryWarningDue(endsAt, daysBefore(10), null)).toEqual({ threshold: 14, daysLeft: 10 });
  expect(expiryWarningDue(endsAt, daysBefore(10), 14)).toBeNull();
  expect(expiryWarningDue(endsAt, daysBefore(0.5), 7)).toEqual({ threshold: 1, daysLeft: 0 });
  expect(expiryWarningDue(endsAt, daysBefore(-3), 1)).toEqual({ threshold: 0, daysLeft: 0 });
  expect(expiryWarningDue(endsAt, daysBefore(61), null)).toBeNull();
});
