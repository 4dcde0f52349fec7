import { readdirSync } from "node:fs";
import { join } from "node:path";
import { driverFacts, WindlassError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { memoryReader } from "../random-access.ts";
import { readInf } from "./read-inf.ts";
import { encode, infFixture, readText, versionSection } from "./testing.ts";

/** Deterministic numbers below `limit` (xorshift), so that a failure can be repeated. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
};

const judge = async (bytes: Uint8Array): Promise<"clean" | "problems" | "refused"> => {
  try {
    const { facts, problems } = await readText(bytes);
    driverFacts.parse(facts);
    return problems.length > 0 ? "problems" : "clean";
  } catch (error) {
    if (!(error instanceof WindlassError) || !error.code.startsWith("inf.")) throw error;
    return "refused";
  }
};

const driver = (rest: string) => `${versionSection}[Manufacturer]\nA=S,NTamd64\n[S.NTamd64]\n${rest}`;

/** A second of an idle machine's processor; what runs beside it and slows it down gets as much again, twice. */
const within = async (seconds: number, act: () => Promise<unknown>): Promise<void> => {
  const started = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000_000).toBeLessThan(3 * seconds);
};

describe("hostile INF files", () => {
  it("are refused by their size before a byte is read", async () => {
    const reader = { size: 100_000_000, read: async () => Promise.reject(new Error("was read")) };
    await expect(readInf(reader, "huge.inf")).rejects.toMatchObject({ code: "inf.too-large" });
  });

  it.each([
    ["one line", "a".repeat(9_900_000)],
    ["one line of backslashes", "\\".repeat(9_900_000)],
    ["one line of percent signs", "% ".repeat(4_900_000)],
    ["one line of quotes", '"'.repeat(9_900_000)],
    ["one line of commas", ",".repeat(9_900_000)],
    ["lines that go on and on", "a,\\\n".repeat(2_400_000)],
    ["millions of lines", "a\n".repeat(4_900_000)],
    ["millions of sections", "[a]\n".repeat(2_400_000)],
    ["millions of sections of their own", Array.from({ length: 700_000 }, (_, number) => `[${number}]\n`).join("")],
    [
      "a short key for a long string",
      `${Array.from({ length: 50_000 }, (_, number) => `"%k%${number}"=I,PCI\\A\n`).join("")}[I]\n[Strings]\nk=${"x".repeat(2000)}\n`,
    ],
    ["a string that outgrows a field", `D=I,PCI\\A%k%%k%%k%\n[Strings]\nk=${"x".repeat(4000)}\n`],
    ["a section that every line excludes", `${"D=I,PCI\\A\n".repeat(50_000)}[I]\nExcludeID=${"b,".repeat(100)}\n`],
  ])("end in a clear error soon: %s", async (_, text) => {
    const bytes = Buffer.from(driver(text));
    await within(1, async () => {
      const error: unknown = await readInf(memoryReader(bytes), "hostile.inf").catch((cause: unknown) => cause);
      expect(error).toMatchObject({
        code: "inf.unreadable",
        message: expect.stringMatching(/^hostile\.inf cannot be read .* line \d+ \(byte \d+\)/),
      });
    });
  });

  it("may need each other in a circle or in a long chain", async () => {
    const chain = Array.from({ length: 20_000 }, (_, number) => `[n${number}]\nNeeds=n${number + 1}\n`).join("");
    const text = driver(`D=I,PCI\\A\n[I]\nNeeds=n0,I\n${chain}[n20000]\nNeeds=I,n3\n`);
    await within(1, async () => {
      expect((await readText(text)).problems).toMatchObject([{ code: "needs-cycle" }]);
    });
  });

  it.each(readdirSync(join(import.meta.dirname, "../../fixtures/inf")))(
    "%s, cut anywhere, is refused or its gap is told",
    async (name) => {
      const bytes = Buffer.from(infFixture(name));
      for (let length = 0; length < bytes.length; length += 97) {
        const cut = bytes.subarray(0, length);
        // What follows the last line that matters may be missing unnoticed: a comment, or settings that are not read.
        if ((await judge(cut)) === "clean")
          expect((await readText(cut)).facts.manufacturers).toEqual((await readText(bytes)).facts.manufacturers);
      }
    },
  );

  it("cut at every kilobyte of a large file in UTF-16 are refused or their gap is told", async () => {
    const models = Array.from(
      { length: 400 },
      (_, number) => `%D${number}%=I${number},PCI\\VEN_8086&DEV_${number}`,
    ).join("\r\n");
    const sections = Array.from({ length: 400 }, (_, number) => `[I${number}]\r\nCopyFiles=@a.sys`).join("\r\n");
    const strings = Array.from({ length: 400 }, (_, number) => `D${number}="Device ${number}"`).join("\r\n");
    const sources = "[SourceDisksNames]\r\n1=d\r\n[SourceDisksFiles]\r\na.sys=1";
    const bytes = encode(`${driver(models)}\r\n${sections}\r\n${sources}\r\n[Strings]\r\n${strings}\r\n`, "utf-16le");
    expect(await judge(bytes)).toBe("clean");
    for (let length = 0; length < bytes.length; length += 1024)
      expect(await judge(bytes.subarray(0, length)), `cut to ${length}`).not.toBe("clean");
  });

  it("changed at random are read or refused, never anything else", async () => {
    const pick = numbersFrom(20_261_123);
    const names = ["nic.inf", "printer.inf", "storage-vmd.inf", "arm64-gpio.inf"];
    const outcomes = { clean: 0, problems: 0, refused: 0 };
    const pieces = [
      "\\\n",
      '"',
      "%",
      "[",
      "]",
      "=",
      ",",
      ";",
      "\r",
      "\0",
      "NT",
      ".",
      "[Strings]\n",
      "Needs=I\n",
      "\ufeff",
    ];
    for (let round = 0; round < 1500; round++) {
      let text = infFixture(names[pick(names.length)] ?? "nic.inf");
      for (let change = pick(8); change >= 0; change--) {
        const at = pick(text.length);
        text = text.slice(0, at) + (pieces[pick(pieces.length)] ?? "") + text.slice(at + pick(4));
      }
      const bytes = pick(2) === 0 ? Buffer.from(text) : encode(text, "utf-16le");
      if (pick(3) === 0) bytes[pick(bytes.length)] = pick(256);
      outcomes[await judge(bytes)]++;
    }
    expect(outcomes.clean).toBeGreaterThan(20);
    expect(outcomes.problems).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
