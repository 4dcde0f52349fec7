import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damageAndJudge, truncationsRead } from "../../test/hostile.ts";
import { named, openWorkshop, programsAreThere, type Workshop } from "../../test/real-files.ts";
import { inspectSmbios } from "./inspect.ts";
import { looksLikeSmbios } from "./table.ts";

/** A structure: fields by offset (one byte each), then its texts. */
const structure = (
  type: number,
  length: number,
  fields: Readonly<Record<number, number | number[]>>,
  texts: string[],
) => {
  const head = Buffer.alloc(length);
  head.set([type, length, type, 0]);
  for (const [at, value] of Object.entries(fields)) head.set([value].flat(), Number(at));
  const tail = texts.length === 0 ? "\0\0" : `${texts.join("\0")}\0\0`;
  return Buffer.concat([head, Buffer.from(tail, "latin1")]);
};

const uuid = [0x33, 0x22, 0x11, 0, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff];
const gigabytes32 = [0xff, 0x7f];

/** A laptop's table, as DSP0134 lays it out. */
const table = Buffer.concat([
  structure(0, 0x18, { 4: 1, 5: 2, 8: 3 }, ["Contoso BIOS", "1.42 ", "11/05/2026"]),
  structure(1, 0x1b, { 4: 1, 5: 2, 6: 3, 7: 4, 8: uuid, 25: 5, 26: 6 }, [
    "Contoso",
    "Lab Book 14",
    "v2",
    "LAB-0001",
    "SKU-7",
    "Lab",
  ]),
  structure(2, 0x0f, { 4: 1, 5: 2, 7: 3, 13: 0x0a }, ["Contoso", "Board X", "B-1"]),
  structure(3, 0x19, { 4: 1, 5: 0x8a, 7: 2, 8: 3, 19: 1, 20: 3, 24: 4 }, ["Contoso", "CH-1", "ASSET", "CSKU"]),
  structure(4, 0x30, { 4: 1, 7: 2, 16: 3, 24: 0x41, 35: 0xff, 42: [0x2c, 1] }, ["U3E1", "Intel", "Core Ultra 7"]),
  structure(11, 5, { 4: 2 }, ["one", "two"]),
  structure(16, 0x17, { 4: 3, 5: 3, 7: [0, 0, 0, 4], 13: 2 }, []),
  structure(17, 0x28, { 12: gigabytes32, 16: 1, 23: 2, 24: 3, 26: 4, 28: [0, 0x80, 0, 0] }, [
    "DIMM A",
    "Micron",
    "M-1",
    "PN-1",
  ]),
  structure(17, 0x28, { 16: 1 }, ["DIMM B"]),
  structure(43, 0x1f, { 4: [0x49, 0x46, 0x58, 0], 8: 2, 9: 0, 18: 0 }, []),
  structure(127, 4, {}, []),
]);

const withChecksum = (bytes: Buffer, at: number): Buffer => {
  bytes[at] = 0;
  bytes[at] = (256 - (bytes.reduce((sum, byte) => sum + byte, 0) % 256)) % 256;
  return bytes;
};

/** What `dmidecode --dump-bin` writes: an entry point of 64 bits, and the table behind 32 bytes. */
const dump = (content: Buffer): Buffer => {
  const entry = Buffer.alloc(24);
  entry.write("_SM3_");
  entry.set([24, 3, 4, 0, 1], 6);
  entry.writeUInt32LE(content.length, 12);
  entry.writeBigUInt64LE(32n, 16);
  return Buffer.concat([withChecksum(entry, 5), Buffer.alloc(8), content]);
};

/** What GetSystemFirmwareTable of Windows gives. */
const windowsForm = (content: Buffer): Buffer => {
  const header = Buffer.from([0, 3, 4, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
};

const laptop = {
  kind: "smbios",
  version: "3.4",
  structures: 11,
  bios: { vendor: "Contoso BIOS", version: "1.42", releaseDate: "11/05/2026" },
  system: {
    manufacturer: "Contoso",
    productName: "Lab Book 14",
    version: "v2",
    serialNumber: "LAB-0001",
    uuid: "00112233-4455-6677-8899-aabbccddeeff",
    sku: "SKU-7",
    family: "Lab",
  },
  board: { manufacturer: "Contoso", productName: "Board X", version: null, serialNumber: "B-1", assetTag: null },
  chassis: {
    manufacturer: "Contoso",
    type: 10,
    typeName: "Notebook",
    serialNumber: "CH-1",
    assetTag: "ASSET",
    sku: "CSKU",
  },
  processors: [{ socket: "U3E1", manufacturer: "Intel", version: "Core Ultra 7", cores: 300 }],
  memory: {
    maximumBytes: 64 * 2 ** 30,
    slots: 2,
    modules: [
      { locator: "DIMM A", sizeBytes: 32 * 2 ** 30, manufacturer: "Micron", partNumber: "PN-1", serialNumber: "M-1" },
    ],
  },
  tpm: { vendor: "IFX", version: "2.0" },
  oemStrings: ["one", "two"],
};

describe("a dump of SMBIOS", () => {
  it.each([
    ["as dmidecode writes it", dump(table), laptop],
    ["as Windows gives it", windowsForm(table), laptop],
    ["as Linux shows it, without a version", table, { ...laptop, version: null }],
  ])("%s tells the device", async (_name, bytes, expected) => {
    expect(looksLikeSmbios(bytes, bytes.length)).toBe(true);
    expect(await inspectSmbios(named(bytes))).toEqual(expected);
  });

  it("of old firmware has its UUID in plain order, and shorter structures", async () => {
    const old = windowsForm(Buffer.concat([structure(1, 0x19, { 4: 1, 8: uuid }, ["Old"]), structure(127, 4, {}, [])]));
    old[1] = 2;
    old[2] = 3;
    const { system } = await inspectSmbios(named(old));
    expect(system).toMatchObject({ uuid: "33221100-5544-7766-8899-aabbccddeeff", sku: null, serialNumber: null });
    const none = windowsForm(
      Buffer.concat([structure(1, 0x19, { 8: Array(16).fill(0xff) }, []), structure(127, 4, {}, [])]),
    );
    expect((await inspectSmbios(named(none))).system?.uuid).toBeNull();
  });

  it("is refused wherever it is cut", async () => {
    expect(await truncationsRead(dump(table), inspectSmbios, 16)).toEqual([]);
    expect(await truncationsRead(table, inspectSmbios, 16)).toEqual([]);
  });

  it("is read or refused in words whatever is damaged in it", async () => {
    const places = [
      [0, 40],
      [32, table.length],
    ] as const;
    const outcomes = await damageAndJudge(dump(table), inspectSmbios, { rounds: 3000, seed: 3, places });
    expect(outcomes.read).toBeGreaterThan(300);
    expect(outcomes.refused).toBeGreaterThan(300);
  });
});

describe.skipIf(!programsAreThere("dmidecode"))("beside dmidecode", () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = openWorkshop();
    workshop.write("laptop.dmi", dump(table));
  });
  afterAll(() => workshop.close());

  it.each([
    ["bios-vendor", "Contoso BIOS"],
    ["bios-version", "1.42"],
    ["system-product-name", laptop.system.productName],
    ["system-serial-number", laptop.system.serialNumber],
    ["system-uuid", laptop.system.uuid],
    ["system-sku-number", laptop.system.sku],
    ["baseboard-serial-number", laptop.board.serialNumber],
    ["chassis-type", laptop.chassis.typeName],
    ["chassis-asset-tag", laptop.chassis.assetTag],
    ["processor-version", "Core Ultra 7"],
  ])("%s is the same", (keyword, value) => {
    const output = workshop.run("dmidecode", "--from-dump", workshop.path("laptop.dmi"), "--string", keyword);
    expect(output.trim()).toBe(value);
  });

  it("memory, cores and the chassis' SKU are the same", () => {
    const output = workshop.run("dmidecode", "--from-dump", workshop.path("laptop.dmi"));
    expect(output).toContain("Maximum Capacity: 64 GB");
    expect(output).toContain("Size: 32 GB");
    expect(output).toContain("Core Count: 300");
    expect(output).toContain("SKU Number: CSKU");
    expect(output).toContain("Specification Version: 2.0");
  });
});
