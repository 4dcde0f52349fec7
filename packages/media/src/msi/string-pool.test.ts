import { describe, expect, it } from "vitest";
import { fieldsOf } from "../fields.ts";
import { readStringPool } from "./string-pool.ts";

type Entry = Uint8Array | null;

/** A pool as libmsi writes it: null is a number without a string. (wixl writes the code page of Western Europe only.) */
const poolOf = (head: number, entries: readonly Entry[]) => {
  const words = entries.flatMap((entry) => {
    if (entry === null) return [0, 0];
    if (entry.length < 0x1_0000) return [entry.length, 1];
    return [0, 1, entry.length & 0xffff, entry.length >>> 16];
  });
  const pool = Buffer.alloc(4 + words.length * 2);
  pool.writeUInt32LE(head, 0);
  words.forEach((word, index) => {
    pool.writeUInt16LE(word, 4 + index * 2);
  });
  const data = Buffer.concat(entries.filter((entry) => entry !== null));
  return readStringPool(fieldsOf(pool, 1000, "a.msi"), fieldsOf(data, 2000, "a.msi"));
};

describe("the strings of a database", () => {
  it.each([
    [1251, "cff0eee3f0e0ececE0", "Программа"],
    [932, "93fa967b8cea", "日本語"],
    [936, "d6d0cec4", "中文"],
    [65_001, "e5ae89e8a385", "安装"],
    [0, "4772f6df65", "Größe"],
  ])("are decoded as code page %i says", (codePage, hex, text) => {
    const pool = poolOf(codePage, [Buffer.from(hex, "hex")]);
    expect({ text: pool.text(1), codePage: pool.codePage, size: pool.referenceSize }).toEqual({
      text,
      codePage,
      size: 2,
    });
  });

  it("keep their numbers across unused ones and strings of 64 KiB and more", () => {
    const long = Buffer.alloc(70_000, "x");
    const pool = poolOf(0x8000_04e4, [Buffer.from("one"), null, long, Buffer.from("four")]);
    expect(pool.referenceSize).toBe(3);
    expect([pool.text(0), pool.text(1), pool.text(2), pool.text(4)]).toEqual([null, "one", "", "four"]);
    expect(pool.text(3)).toHaveLength(70_000);
  });

  it("are refused where the data is shorter than the list, a number has no string, or the code page is unknown", () => {
    expect(() => poolOf(1252, [Buffer.from("one")]).text(2)).toThrow("a.msi is damaged at byte 1000");
    expect(() => poolOf(4711, [])).toThrow("unknown code page 4711");
    const pool = Buffer.from("e4040000ff000100", "hex");
    expect(() => readStringPool(fieldsOf(pool, 0, "a.msi"), fieldsOf(Buffer.alloc(3), 0, "a.msi"))).toThrow(
      "damaged at byte 4: its strings should take 255 bytes or more, but take 3",
    );
  });
});
