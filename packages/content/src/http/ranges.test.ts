import { describe, expect, it } from "vitest";
import { answerFor, entityTagOf, noneMatchNames, parseRange } from "./ranges.ts";

const tag = entityTagOf("a".repeat(64));

describe("ranges of bytes", () => {
  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=0-99", 0, 99],
    ["bytes=10-", 10, 999],
    ["bytes=990-5000", 990, 999],
    ["bytes=-1", 999, 999],
    ["bytes=-5000", 0, 999],
    ["bytes= 5-6 ", 5, 6],
  ])("understands %s of 1000 bytes", (header, start, end) => {
    expect(parseRange(header, 1000)).toEqual({ kind: "part", start, end });
  });

  it.each(["bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=999999999999999-"])("cannot satisfy %s", (header) => {
    expect(parseRange(header, 1000)).toEqual({ kind: "unsatisfiable" });
  });

  it("can satisfy no range of empty content", () => {
    expect(parseRange("bytes=0-", 0)).toEqual({ kind: "unsatisfiable" });
    expect(parseRange("bytes=-5", 0)).toEqual({ kind: "unsatisfiable" });
  });

  it.each([
    undefined,
    "",
    "bytes=",
    "bytes=-",
    "bytes=5-4",
    "bytes=0-1,3-4",
    "items=0-5",
    "bytes=a-b",
    "bytes=0x1-2",
    `bytes=${"9".repeat(400)}-`,
  ])("ignores %s", (header) => {
    expect(parseRange(header, 1000)).toEqual({ kind: "whole" });
  });
});

describe("answers to conditional requests", () => {
  it("sends all, a part, or says why not", () => {
    expect(answerFor({}, 1000, tag)).toEqual({ status: 200, range: { start: 0, end: 999 } });
    expect(answerFor({}, 0, tag)).toEqual({ status: 200, range: null });
    expect(answerFor({ range: "bytes=5-" }, 1000, tag)).toEqual({ status: 206, range: { start: 5, end: 999 } });
    expect(answerFor({ range: "bytes=1000-" }, 1000, tag)).toEqual({ status: 416, range: null });
  });

  it("sends the whole content when If-Range names other content, a weak tag or a date", () => {
    for (const condition of ['"other"', `W/${tag}`, "Wed, 21 Oct 2026 07:28:00 GMT"])
      expect(answerFor({ range: "bytes=5-", "if-range": condition }, 10, tag).status).toBe(200);
    expect(answerFor({ range: "bytes=5-", "if-range": tag }, 10, tag).status).toBe(206);
  });

  it("sends nothing to somebody who has it", () => {
    expect(answerFor({ "if-none-match": `"x", W/${tag}`, range: "bytes=99-" }, 10, tag).status).toBe(304);
    expect(noneMatchNames("*", tag)).toBe(true);
    expect(noneMatchNames('"x"', tag)).toBe(false);
    expect(noneMatchNames(undefined, tag)).toBe(false);
  });
});
