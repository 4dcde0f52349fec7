import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damageAndJudge, judge, truncationsRead } from "../../test/hostile.ts";
import { makeMsi, named, openWorkshop, type Product, programsAreThere, type Workshop } from "../../test/real-files.ts";
import { openInstallerDatabase } from "./database.ts";
import { msiInspectionOf, readMsi } from "./inspect.ts";

const product: Product = {
  name: "Acme Tool – Größe",
  code: "C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11",
  upgradeCode: "0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22",
  version: "3.2.1",
  manufacturer: "Contoso Ltd.",
};

const classAt = (bytes: Buffer): number => bytes.indexOf(Buffer.from("84100c0000000000c000000000000046", "hex"));
/** Where the first sector of the directory and of the allocation table lie. */
const directoryAt = (bytes: Buffer): number => (bytes.readUInt32LE(48) + 1) * 512;
const tableAt = (bytes: Buffer): number => (bytes.readUInt32LE(76) + 1) * 512;

describe.skipIf(!programsAreThere("wixl", "msiinfo", "msibuild"))("packages made by wixl", () => {
  let workshop: Workshop;
  let original: Buffer;
  beforeAll(() => {
    workshop = openWorkshop();
    original = makeMsi(workshop, "acme.msi", product);
  });
  afterAll(() => workshop.close());

  const propertiesByMsiinfo = (name: string): Map<string, string> =>
    new Map(
      workshop
        .run("msiinfo", "export", name, "Property")
        .split(/\r?\n/)
        .slice(3)
        .flatMap((line) => {
          const [property, value] = line.split("\t");
          return property && value !== undefined ? [[property, value] as const] : [];
        }),
    );

  it("tell exactly what msiinfo tells, property by property", async () => {
    const database = await openInstallerDatabase(named(original));
    const rows = await database.rows("Property");
    const read = new Map(rows.map(({ Property, Value }) => [String(Property), String(Value)]));
    expect(read).toEqual(propertiesByMsiinfo("acme.msi"));
    expect([...database.tableNames].sort()).toEqual(
      workshop
        .run("msiinfo", "tables", "acme.msi")
        .trim()
        .split(/\r?\n/)
        .filter((name) => !name.startsWith("_") || name === "_Validation")
        .sort(),
    );
    const files = await database.rows("File");
    expect(files).toMatchObject([{ File: "f", FileSize: 24_000 }]);
  });

  it("are inspected in the form that was agreed", async () => {
    const facts = await readMsi(named(original));
    if (facts.kind !== "msi") throw new Error("it is a package");
    expect(msiInspectionOf(facts)).toEqual({
      kind: "msi",
      productName: "Acme Tool – Größe",
      productCode: "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}",
      productVersion: "3.2.1",
      upgradeCode: "{0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22}",
      manufacturer: "Contoso Ltd.",
      architecture: "x64",
      language: 1033,
    });
    expect(facts).toMatchObject({ installsFor: "machine", languages: [1033] });
    expect(workshop.run("msiinfo", "suminfo", "acme.msi")).toContain(facts.packageCode);
  });

  it.each([
    ["Intel;1033", "x86", 1033, [1033]],
    [";1031,1036", "x86", 1031, [1031, 1036]],
    ["Arm64;0", "arm64", 0, [0]],
    ["Intel64;1041", "ia64", 1041, [1041]],
    ["Alpha;de", null, null, []],
  ])("with the template %s are for %s in language %s", async (template, architecture, language, languages) => {
    workshop.write("template.msi", original);
    workshop.run(
      "msibuild",
      "template.msi",
      "-s",
      "Title",
      "Author",
      template,
      "{2A5A4A07-1006-43F0-BA64-CB444187B195}",
    );
    expect(await readMsi(named(workshop.bytes("template.msi")))).toMatchObject({ architecture, language, languages });
  });

  it("with more strings than two bytes can number are read, too", async () => {
    const large = makeMsi(workshop, "large.msi", { ...product, moreProperties: 33_000 });
    const database = await openInstallerDatabase(named(large));
    expect((await database.rows("Property")).length).toBe(propertiesByMsiinfo("large.msi").size);
    expect(await readMsi(named(large))).toMatchObject({ productVersion: "3.2.1" });
  });

  it("are told from patches, transforms and other compound files by the class of their root", async () => {
    const withClass = (first: number, second: number) => {
      const bytes = Buffer.from(original);
      bytes.writeUInt16LE(first, classAt(original));
      bytes.writeUInt16LE(second, classAt(original) + 2);
      return bytes;
    };
    expect(await readMsi(named(withClass(0x1086, 0xc)))).toMatchObject({ kind: "msi-patch" });
    expect(await readMsi(named(withClass(0x1082, 0xc)))).toMatchObject({ kind: "msi-transform" });
    // A Word document's class, and a directory in which no stream has a name that a table could have.
    const other = withClass(0x0906, 0x2);
    for (let at = directoryAt(other) + 128; at < directoryAt(other) + 512; at += 128) other.writeUInt16LE(0x41, at);
    for (let at = other.indexOf("\u4840", 0, "utf16le"); at >= 0; at = other.indexOf("\u4840", 0, "utf16le"))
      other.writeUInt16LE(0x41, at);
    await expect(readMsi(named(other, "letter.doc"))).rejects.toMatchObject({
      code: "installer.not-an-installer-database",
    });
  });

  it("are refused wherever they are cut", async () => {
    expect(await truncationsRead(original, readMsi, 512)).toEqual([]);
    await expect(readMsi(named(original.subarray(0, 5000), "short.msi"))).rejects.toMatchObject({
      code: "installer.truncated",
      message: expect.stringMatching(/^short\.msi is cut short: .* the file has 5000 bytes\.$/),
    });
  });

  it("with a chain that goes round, or sectors that are not there, are refused with the place", async () => {
    const circle = Buffer.from(original);
    const directory = circle.readUInt32LE(48);
    circle.writeUInt32LE(directory, tableAt(circle) + directory * 4);
    await expect(readMsi(named(circle))).rejects.toMatchObject({
      code: "installer.damaged",
      message: expect.stringContaining(`byte ${directoryAt(circle)}: its directory goes round in a circle`),
    });
    const siblings = Buffer.from(original);
    siblings.writeUInt32LE(1, directoryAt(siblings) + 128 + 68);
    await expect(readMsi(named(siblings))).rejects.toThrow("its directory goes round in a circle");
    const huge = Buffer.from(original);
    huge.writeUInt32LE(0x00ff_ffff, 44);
    await expect(readMsi(named(huge))).rejects.toMatchObject({ code: "installer.truncated" });
  });

  it("with streams that claim gigabytes are refused before anything is taken for them", async () => {
    const bytes = Buffer.from(original);
    for (let at = directoryAt(bytes); at < directoryAt(bytes) + 512; at += 128)
      bytes.writeUInt32LE(0xfff0_0000, at + 120);
    expect(await judge(bytes, readMsi)).toBe("refused");
  });

  it("are read or refused in words whatever is damaged in them", async () => {
    const places = [
      [0, 512],
      [tableAt(original), 128],
      [directoryAt(original), 1024],
      [0, original.length],
    ] as const;
    const outcomes = await damageAndJudge(original, readMsi, { rounds: 800, seed: 20_261, places });
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
