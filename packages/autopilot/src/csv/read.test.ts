import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvFile, hashOf, intuneHeader, piecesOf } from "../../test/csv-files.ts";
import { type CsvSummary, readAutopilotCsv } from "./read.ts";
import type { CsvRow } from "./row.ts";

const read = async (
  chunks: AsyncIterable<Uint8Array>,
  mostRows?: number,
): Promise<CsvSummary & { readonly all: readonly CsvRow[] }> => {
  const all: CsvRow[] = [];
  const rows = readAutopilotCsv(chunks, mostRows);
  for (;;) {
    const next = await rows.next();
    if (next.done) return { ...next.value, all };
    all.push(next.value);
  }
};

const codesOf = (row: CsvRow | undefined) => row?.findings.map(({ code }) => code);

/** The file with one device whose row says this. */
const judged = async (line: string): Promise<CsvRow | undefined> => (await read(piecesOf(csvFile(line)))).all[0];

const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

const lines = [`MÜN-1,,${hashOf("MÜN-1")},OD-FINANCE,ada@contoso.example`, `B-2,,${hashOf("B-2")},,`];

describe("an Autopilot CSV", () => {
  test("is read in every encoding that Windows writes, with and without a byte order mark, in pieces of any size", async () => {
    const text = csvFile(...lines);
    const files = {
      "utf-8": [Buffer.from(text), Buffer.from(`\ufeff${text}`)],
      "utf-16le": [Buffer.from(text, "utf16le"), Buffer.from(`\ufeff${text}`, "utf16le")],
      "utf-16be": [swapped(text), swapped(`\ufeff${text}`)],
      "windows-1252": [Buffer.from(text, "latin1")],
    };
    for (const [encoding, variants] of Object.entries(files)) {
      for (const bytes of variants) {
        for (const size of [1, 7, 65_536]) {
          const file = await read(piecesOf(bytes, size));
          expect(file).toMatchObject({ encoding, rows: 2, accepted: 2, findings: [] });
          expect(file.all[0]).toMatchObject({
            row: 2,
            verdict: "accepted",
            serialNumber: "MÜN-1",
            groupTag: "OD-FINANCE",
            assignedUser: "ada@contoso.example",
          });
        }
      }
    }
  });

  test("is read with CRLF, LF or CR, quotation marks, empty lines and lines of separators alone", async () => {
    for (const end of ["\r\n", "\n", "\r"]) {
      const quoted = `"A-1","","${hashOf("A-1")}","Tag, with comma",""`;
      const text = [intuneHeader, "", quoted, ",,,,", "", lines[1], ""].join(end);
      const file = await read(piecesOf(text, 11));
      expect(file).toMatchObject({ rows: 2, accepted: 2 });
      expect(file.all.map(({ row }) => row)).toEqual([3, 6]);
      expect(file.all[0]?.groupTag).toBe("Tag, with comma");
    }
  });

  test("is understood with other header spellings, extra, reordered and Partner Center's columns, and says so", async () => {
    const text = [
      "hardware hash,Device_Serial_Number,Colour,GROUPTAG,Manufacturer name,Device Model",
      `${hashOf("A-1")},A-1,blue,T,Contoso,Other Book`,
    ].join("\n");
    const file = await read(piecesOf(text));
    expect(file.findings.map(({ code }) => code)).toEqual(["columns-extra", "headers-respelled"]);
    expect(file.all[0]).toMatchObject({ verdict: "warning", serialNumber: "A-1", groupTag: "T" });
    expect(codesOf(file.all[0])).toEqual(["model-differs"]);
  });

  test("is read with the separators that spreadsheets of other regions write, which are named", async () => {
    const semicolons = csvFile(...lines).replaceAll(",", ";");
    expect(await read(piecesOf(semicolons))).toMatchObject({
      accepted: 2,
      findings: [{ code: "separator-semicolon" }],
    });
    expect(await read(piecesOf(`sep=;\r\n${semicolons}`))).toMatchObject({ accepted: 2, all: [{ row: 3 }, {}] });
    const tabs = Buffer.from(`\ufeff${csvFile(...lines).replaceAll(",", "\t")}`, "utf16le");
    expect(await read(piecesOf(tabs))).toMatchObject({ accepted: 2, findings: [{ code: "separator-tab" }] });
  });

  test("that lies about its encoding is read as far as it goes, with a word about it", async () => {
    const mixed = Buffer.concat([Buffer.from(csvFile(lines[0] ?? "")), Buffer.from("GRÜN,,x,,\r\n", "latin1")]);
    const file = await read(piecesOf(mixed, 1000));
    expect(file.findings.map(({ code }) => code)).toEqual(["encoding-mixed"]);
  });

  test("without rows, without its columns, with one twice, of bytes, or without an end to a quotation is refused", async () => {
    const cases: readonly (readonly [string | Buffer, string])[] = [
      ["", "csv.empty"],
      [`${intuneHeader}\r\n`, "csv.empty"],
      ["Serial Number,Group Tag\nA,B\n", "csv.column-missing"],
      [`A-1,,${hashOf("A-1")},,\n`, "csv.column-missing"],
      ["Serial Number,Hardware Hash,Device Serial Number\nA,B,C\n", "csv.column-duplicate"],
      [Buffer.from("PK\u0003\u0004\0\0\0binary\0\0x"), "csv.binary"],
      [csvFile('"A-1,,x,,', ...lines), "csv.row-unreadable"],
      [csvFile("x".repeat(200_000)), "csv.row-unreadable"],
    ];
    for (const [file, code] of cases) await expect(read(piecesOf(file))).rejects.toMatchObject({ code });
  });

  test("of more rows than are taken is refused where the surplus begins, without reading on", async () => {
    let asked = 0;
    const endless = async function* () {
      yield Buffer.from(`${intuneHeader}\n`);
      for (;;) {
        asked += 1;
        yield Buffer.from(`S-${asked},,AAAA,,\n`);
      }
    };
    await expect(read(endless(), 300)).rejects.toMatchObject({ code: "csv.too-many-rows" });
    expect(asked).toBeLessThan(20_000);
  });

  test("of any bytes ends with rows or with a refusal of the catalogue", async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ maxLength: 400 }).map((text) => Buffer.from(`${intuneHeader}\n${text}`)),
    );
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        const outcome = await read(piecesOf(bytes, size)).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ code: expect.stringMatching(/^csv\./u) });
      }),
      { numRuns: 150 },
    );
  });
});

describe("a row", () => {
  test("with a valid hash is accepted; without TPM data with a warning", async () => {
    expect(await judged(`A-1,,${hashOf("A-1")},,`)).toMatchObject({ verdict: "accepted", findings: [] });
    const warned = await judged(`A-1,,${hashOf("A-1", { tpm: false })},,`);
    expect(warned?.verdict).toBe("warning");
    expect(codesOf(warned)).toEqual(["tpm-data-missing"]);
  });

  test.each([
    ["without a serial number", `,,${hashOf("A-1")},,`, "serial-number-empty"],
    ["with a placeholder", `Default string,,${hashOf("Default string")},,`, "serial-number-placeholder"],
    ["whose serial number a spreadsheet spoiled", `1.23457E+11,,${hashOf("123457000000")},,`, "serial-number-spoiled"],
    ["with another device's hash", `A-1,,${hashOf("B-2")},,`, "serial-number-differs"],
    ["without a hash", "A-1,,,,", "hash-empty"],
    ["with a hash that is no base64", `A-1,,${"?not base64?".repeat(20)},,`, "not-base64"],
    ["with a word for a hash", "A-1,,unknown,,", "hash-too-short"],
    ["with a hash cut short", `A-1,,${hashOf("A-1").slice(0, 400)},,`, "truncated"],
    ["with a damaged hash", `A-1,,${hashOf("A-1").replace("AAAA", "AAQA")},,`, "checksum-wrong"],
    ["whose hash names no maker", `A-1,,${hashOf("A-1", { manufacturer: null })},,`, "manufacturer-missing"],
    ["with a tag that is none", `A-1,,${hashOf("A-1")},[x],`, "group-tag-invalid"],
    ["with a user that is none", `A-1,,${hashOf("A-1")},,Ada`, "assigned-user-invalid"],
    ["with a product id that is none", `A-1,a b c,${hashOf("A-1")},,`, "product-id-invalid"],
    ["with a formula for a tag", `A-1,,${hashOf("A-1")},=HYPERLINK(1),`, "cell-formula"],
    ["with a formula for a serial number", `=cmd|' /C calc'!A0,,${hashOf("A-1")},,`, "cell-formula"],
    ["with more cells than the header", `A-1,,${hashOf("A-1")},a,b,c`, "row-too-long"],
  ])("%s is refused, with a sentence and what to do", async (_name, line, code) => {
    const row = await judged(line);
    expect(row?.verdict).toBe("refused");
    expect(codesOf(row)).toContain(code);
    for (const finding of row?.findings ?? []) {
      expect(finding.message).toMatch(/\.$/u);
      expect(finding.remedy).toMatch(/\.$/u);
    }
  });

  test("that repeats a serial number in any case, or a hash, is refused and names the first", async () => {
    const same = hashOf("A-1");
    const unknown = Buffer.from("some layout of tomorrow ".repeat(9)).toString("base64");
    const { all } = await read(
      piecesOf(csvFile(`A-1,,${same},,`, `a-1,,${same},,`, `X1,,${unknown},,`, `Y1,,${unknown},,`)),
    );
    expect(all.map(({ verdict }) => verdict)).toEqual(["accepted", "refused", "warning", "refused"]);
    expect(codesOf(all[1])).toEqual(["serial-number-repeated"]);
    expect(all[1]?.findings[0]?.message).toContain("Row 2");
    expect(codesOf(all[3])?.[0]).toBe("hash-repeated");
  });

  test("of an unknown layout is taken with a warning: nobody knows what Microsoft writes next", async () => {
    const row = await judged(`A-1,,${Buffer.from("some layout of tomorrow ".repeat(9)).toString("base64")},,`);
    expect(row?.verdict).toBe("warning");
    expect(codesOf(row)).toEqual(["layout-unknown"]);
  });

  test("is freed of what spreadsheets wrap around text", async () => {
    const row = await judged(`"=""0012345""",,${hashOf("0012345")},'-OPS,`);
    expect(row).toMatchObject({ verdict: "accepted", serialNumber: "0012345", groupTag: "-OPS" });
  });
});
