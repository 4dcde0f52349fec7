import { describe, expect, it } from "vitest";
import { counted, daysUntil, formatAge, formatBytes, formatDuration, percentOf } from "./format.ts";

describe("numbers as people read them", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.0 KB"],
    [5_512_903_771, "5.1 GB"],
    [512_110_190_592, "477 GB"],
    [2 ** 60, "1048576 TB"],
  ])("writes %d bytes as %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [-5, "< 1 s"],
    [400, "< 1 s"],
    [12_400, "12 s"],
    [59_600, "1 min 00 s"],
    [185_000, "3 min 05 s"],
    [8_040_000, "2 h 14 min"],
  ])("writes %d milliseconds as %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it.each([
    [10, "just now"],
    [90, "2 min ago"],
    [7200, "2 h ago"],
    [300_000, "3 days ago"],
    [-60, "just now"],
  ])("tells that something happened %d seconds ago as %s", (seconds, text) => {
    const now = Date.UTC(2026, 10, 23);
    expect(formatAge(new Date(now - seconds * 1000).toISOString(), now)).toBe(text);
  });

  it("counts a credential's last day as day 0 and the day after as passed", () => {
    const now = Date.UTC(2026, 11, 10, 12);
    expect(daysUntil("2026-12-10", now)).toBe(0);
    expect(daysUntil("2026-12-09", now)).toBe(-1);
    expect(daysUntil("2026-12-27", now)).toBe(17);
  });

  it("never shows more than 100 percent, nor a share of nothing", () => {
    expect(percentOf(5, 0)).toBe(0);
    expect(percentOf(7, 5)).toBe(100);
    expect(percentOf(999, 1000)).toBe(99);
  });

  it("counts in singular and plural", () => {
    expect(counted(1, "device")).toBe("1 device");
    expect(counted(1200, "device")).toBe("1,200 devices");
  });
});
