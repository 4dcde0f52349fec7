import { WindlassError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { numbersFrom } from "../../test/hostile.ts";
import { readRegistryFile } from "./registry-file.ts";

const five = (text: string): Buffer =>
  Buffer.from(`\uFEFFWindows Registry Editor Version 5.00\r\n\r\n${text.replaceAll("\n", "\r\n")}`, "utf16le");
const four = (text: string): Buffer => Buffer.from(`REGEDIT4\r\n\r\n${text}`, "latin1");
const read = (bytes: Uint8Array) => readRegistryFile(bytes, "settings.reg");
const contoso = { root: "HKEY_LOCAL_MACHINE", key: "SOFTWARE\\Contoso" } as const;

describe("a .reg file", () => {
  it("of version 5.00 is read with every type", () => {
    const { changes, problems } = read(
      five(`[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]
; a comment
@="default"
"Text"="C:\\\\Tools and \\"more\\""
"Number"=dword:0000000a
"Large"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff
"Path"=hex(2):25,00,54,00,25,00,00,00
"List"=hex(7):61,00,00,00,62,00,\\
  63,00,00,00,00,00
"Bytes"=hex:01,02,FF
"None"=hex(0):
"Old"=-
[-HKEY_CURRENT_USER\\Software\\Fabrikam]
[HKEY_USERS\\.DEFAULT\\Empty]
`),
    );
    expect(problems).toEqual([]);
    expect(changes).toEqual([
      { action: "set", ...contoso, name: "", data: { type: "REG_SZ", text: "default" } },
      { action: "set", ...contoso, name: "Text", data: { type: "REG_SZ", text: 'C:\\Tools and "more"' } },
      { action: "set", ...contoso, name: "Number", data: { type: "REG_DWORD", number: 10 } },
      { action: "set", ...contoso, name: "Large", data: { type: "REG_QWORD", digits: "18446744073709551615" } },
      { action: "set", ...contoso, name: "Path", data: { type: "REG_EXPAND_SZ", text: "%T%" } },
      { action: "set", ...contoso, name: "List", data: { type: "REG_MULTI_SZ", texts: ["a", "bc"] } },
      { action: "set", ...contoso, name: "Bytes", data: { type: "REG_BINARY", bytes: "0102ff" } },
      { action: "set", ...contoso, name: "None", data: { type: "REG_NONE", bytes: "" } },
      { action: "delete-value", ...contoso, name: "Old" },
      { action: "delete-key", root: "HKEY_CURRENT_USER", key: "Software\\Fabrikam" },
      { action: "create-key", root: "HKEY_USERS", key: ".DEFAULT\\Empty" },
    ]);
  });

  it("of version 4 holds ANSI text, also in its lists of bytes", () => {
    const { changes } = read(
      four('[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n"Größe"="Maß"\r\n"List"=hex(7):e4,00,62,00,00\r\n'),
    );
    expect(changes).toMatchObject([
      { name: "Größe", data: { type: "REG_SZ", text: "Maß" } },
      { name: "List", data: { type: "REG_MULTI_SZ", texts: ["ä", "b"] } },
    ]);
  });

  it("tells the lines that Windows would pass over, and reads the rest", () => {
    const { changes, problems } = read(
      five(`"lost"="no key"
[HKLM\\SOFTWARE\\Contoso]
"also"="lost"
[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]
"half"="no end
"odd"=dword:xyz
"short"=hex(4):01
"good"=dword:1`),
    );
    expect(changes).toMatchObject([{ name: "good" }]);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 7, 8, 9]);
    expect(problems[1]?.message).toContain("abbreviations such as HKLM are not taken");
  });

  it("is refused without its first line, and read whatever its encoding", () => {
    expect(() => read(Buffer.from("[HKEY_LOCAL_MACHINE\\SOFTWARE]\n"))).toThrow(
      "settings.reg is no registry file: its first line is neither",
    );
    const plain = 'Windows Registry Editor Version 5.00\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"é"="ü"\n';
    expect(read(Buffer.from(plain, "utf8")).changes).toMatchObject([{ name: "é", data: { text: "ü" } }]);
    expect(read(Buffer.from(plain, "latin1")).changes).toMatchObject([{ name: "é", data: { text: "ü" } }]);
  });

  it("that is hostile ends in a reading or a refusal within a second", () => {
    const long = five(`[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"x"=hex:${"00,".repeat(500_000)}`);
    const endless = five(`[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"x"=hex:01,\\\n${"02,\\\n".repeat(200_000)}`);
    const open = five(`"${"\\".repeat(1_000_000)}`);
    const many = five(`[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n${'"a"=dword:1\n'.repeat(60_000)}`);
    for (const bytes of [long, endless, open, many]) {
      const start = process.cpuUsage();
      read(bytes);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(1000);
    }
    expect(read(many).changes.length).toBeLessThanOrEqual(20_000);
    const pick = numbersFrom(12);
    const original = five('[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"a"="b"\n"c"=hex(7):61,00,00,00,\\\n00,00\n');
    for (let round = 0; round < 1500; round++) {
      const bytes = Buffer.from(original);
      for (let flip = pick(5); flip >= 0; flip--) bytes[pick(bytes.length)] = pick(256);
      try {
        read(bytes);
      } catch (error) {
        if (!(error instanceof WindlassError)) throw error;
      }
    }
  });
});
