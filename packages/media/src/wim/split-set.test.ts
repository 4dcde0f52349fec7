import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { WindlassError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { canUse, contentOf, numbersFrom, withFolder } from "../disc/testing.ts";
import { memoryReader } from "../random-access.ts";
import { readImageFile } from "./image-file.ts";
import { joinSet } from "./split-set.ts";
import { fixtureBytes, headerField } from "./testing.ts";

const part = (name: string, bytes = fixtureBytes(name)) => ({ reader: memoryReader(bytes), fileName: name });
const [one, two, three] = ["windows-11-x64-set.swm", "windows-11-x64-set2.swm", "windows-11-x64-set3.swm"] as const;

describe("a split set", () => {
  it("is seen as the one file it was, whatever the order of its parts", async () => {
    const joined = await joinSet([part(three), part(one), part(two)]);
    const { inspection, partCount } = await readImageFile(joined, "install.swm");
    const whole = await readImageFile(memoryReader(fixtureBytes("windows-11-x64.wim")), "install.wim");
    expect(partCount).toBe(1);
    expect(inspection).toEqual(whole.inspection);
    expect((await contentOf(joined)).equals(await contentOf(await joinSet([part(one), part(two), part(three)])))).toBe(
      true,
    );
  });

  it.skipIf(!canUse("wimverify"))("is whole to wimlib, which applies it", async () => {
    await withFolder(async (folder) => {
      const path = join(folder, "joined.wim");
      writeFileSync(path, await contentOf(await joinSet([part(two), part(three), part(one)])));
      expect(execFileSync("wimverify", [path], { encoding: "utf8", stdio: "pipe" })).toContain("successfully verified");
      execFileSync("wimapply", [path, "2", join(folder, "out")], { stdio: "ignore" });
      execFileSync(
        "wimapply",
        [join(import.meta.dirname, "../../fixtures/windows-11-x64.wim"), "2", join(folder, "whole")],
        {
          stdio: "ignore",
        },
      );
      execFileSync("diff", ["-r", join(folder, "out"), join(folder, "whole")]);
    });
  });

  it("names the parts that are missing", async () => {
    await expect(joinSet([part(two)])).rejects.toMatchObject({
      code: "image.set-incomplete",
      message: "The set of windows-11-x64-set2.swm has 3 parts; missing are: part 1, part 3.",
    });
  });

  it("refuses a part twice, of another set, cut short, or with files outside", async () => {
    await expect(joinSet([part(one), part(two), part(two), part(three)])).rejects.toMatchObject({
      code: "image.set-mixed",
      message: expect.stringContaining("both are part 2"),
    });
    const other = fixtureBytes(two);
    other.writeUInt8(0x55, 24);
    await expect(joinSet([part(one), part(two, other), part(three)])).rejects.toMatchObject({
      code: "image.set-mixed",
    });
    const short = fixtureBytes(three);
    await expect(joinSet([part(one), part(two), part(three, short.subarray(0, 3000))])).rejects.toMatchObject({
      code: "image.truncated",
      message: expect.stringContaining(three),
    });
    const outside = fixtureBytes(three);
    outside.writeBigUInt64LE(1n << 40n, Number(outside.readBigUInt64LE(headerField.blobTable + 8)) + 8);
    await expect(joinSet([part(one), part(two), part(three, outside)])).rejects.toMatchObject({
      code: "image.truncated",
    });
  });

  it("is joined or refused however its parts are damaged, never anything else", async () => {
    const pick = numbersFrom(4711);
    const outcomes = { joined: 0, refused: 0 };
    for (let round = 0; round < 300; round++) {
      const parts = [one, two, three].map((name) => {
        const bytes = fixtureBytes(name);
        const table = Number(bytes.readBigUInt64LE(headerField.blobTable + 8));
        for (let flip = pick(3); flip >= 0; flip--)
          bytes[pick(2) === 0 ? 12 + pick(140) : table + pick(bytes.length - table)] = pick(256);
        return part(name, bytes);
      });
      try {
        const joined = await joinSet(parts);
        await readImageFile(joined, "joined");
        outcomes.joined++;
      } catch (error) {
        if (!(error instanceof WindlassError) || !error.code.startsWith("image.")) throw error;
        outcomes.refused++;
      }
    }
    expect(outcomes.joined).toBeGreaterThan(10);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
