import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf, piecesOf } from "../../test/csv-files.ts";
import { readAutopilotCsv } from "./read.ts";
import { type CsvDevice, csvHeader, csvLine, csvTextLine } from "./write.ts";

const device: CsvDevice = {
  serialNumber: "A-1",
  productId: null,
  hardwareHash: hashOf("A-1"),
  groupTag: "OD-FINANCE",
  assignedUser: "ada@contoso.example",
  manufacturer: "Contoso",
  model: "Lab Book 14",
};

const cellsOf = (line: string): readonly string[] => line.trimEnd().split(",");

describe("an export", () => {
  test("has Intune's columns to the letter, or Partner Center's", () => {
    expect(csvHeader("intune")).toBe(
      "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\r\n",
    );
    expect(csvHeader("partner-center")).toBe(
      "Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model\r\n",
    );
    expect(csvLine("intune", device)).toBe(`A-1,,${device.hardwareHash},OD-FINANCE,ada@contoso.example\r\n`);
    expect(csvLine("partner-center", device)).toBe(`A-1,,${device.hardwareHash},Contoso,Lab Book 14\r\n`);
  });

  test("holds no cell that a spreadsheet would run, whatever a device says of itself", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n="),
        fc.string({ maxLength: 40 }),
        fc.constantFrom("intune" as const, "partner-center" as const),
        (start, text, format) => {
          const hostile = `${start}${text.replaceAll(/[",;\t]/gu, "")}`;
          const line = csvLine(format, { ...device, serialNumber: hostile, groupTag: hostile, model: hostile });
          expect(line.indexOf("\n")).toBe(line.length - 1);
          for (const cell of cellsOf(line)) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/u);
        },
      ),
    );
  });

  test("leaves a hash as it is, also one that begins with a plus sign: an apostrophe would spoil it", () => {
    const hardwareHash = "+/AAAA==";
    expect(cellsOf(csvLine("intune", { ...device, hardwareHash }))[2]).toBe(hardwareHash);
    expect(cellsOf(csvLine("intune", { ...device, hardwareHash: "+cmd|'x'!A" }))[2]).toBe("'+cmd|'x'!A");
  });

  test("is read back here with the same values", async () => {
    const text = csvHeader("intune") + csvLine("intune", { ...device, groupTag: "-Büro Süd, 2" });
    for await (const row of readAutopilotCsv(piecesOf(text))) {
      expect(row).toMatchObject({
        verdict: "accepted",
        serialNumber: device.serialNumber,
        groupTag: "-Büro Süd, 2",
        assignedUser: device.assignedUser,
      });
      expect(row.hash?.normalised).toBe(device.hardwareHash);
    }
  });
});

describe("another table", () => {
  test("has its cells quoted only where they need it, and none that a spreadsheet would run", () => {
    expect(csvTextLine(["A-1", "Büro, Süd", 'say "so"', "=SUM(A1)", "two\r\nlines", ""])).toBe(
      `A-1,"Büro, Süd","say ""so""",'=SUM(A1),two  lines,\r\n`,
    );
  });
});
