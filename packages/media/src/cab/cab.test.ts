import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damageAndJudge, truncationsRead } from "../../test/hostile.ts";
import { named, openWorkshop, programsAreThere, type Workshop } from "../../test/real-files.ts";
import { readCabinet } from "./cabinet.ts";

describe.skipIf(!programsAreThere("gcab", "cabextract"))("cabinets made by gcab", () => {
  let workshop: Workshop;
  let original: Buffer;
  beforeAll(() => {
    workshop = openWorkshop();
    workshop.write("driver.inf", "; a driver\n".repeat(500));
    workshop.write("Größe.sys", Buffer.alloc(3000, 7));
    workshop.run("gcab", "--create", "--zip", "packed.cab", "driver.inf", "Größe.sys");
    workshop.run("gcab", "--create", "--nopath", "plain.cab", "driver.inf");
    original = workshop.bytes("packed.cab");
  });
  afterAll(() => workshop.close());

  it("list the files that cabextract lists, with size and time", async () => {
    const cabinet = await readCabinet(named(original));
    const listed = workshop
      .run("cabextract", "--list", "packed.cab")
      .split("\n")
      .flatMap((line) => /^\s*(\d+) \| (\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d) \| (.+)$/.exec(line)?.slice(1) ?? [])
      .join("|");
    const read = cabinet.files.flatMap(({ path, sizeBytes, modifiedAt }) => {
      const [date = "", time = ""] = (modifiedAt ?? "").split("T");
      return [sizeBytes, ...date.split("-").reverse(), time, path];
    });
    expect(read.join("|")).toBe(listed);
    expect(cabinet).toMatchObject({
      kind: "cab",
      sizeBytes: original.length,
      number: 1,
      previous: null,
      next: null,
      folders: [{ compression: "mszip" }],
      files: [
        { path: "driver.inf", sizeBytes: 5500, continued: "no" },
        { path: "Größe.sys", sizeBytes: 3000 },
      ],
    });
    expect(await readCabinet(named(workshop.bytes("plain.cab")))).toMatchObject({ folders: [{ compression: "none" }] });
  });

  it("that are part of a set name their neighbours and what goes on there", async () => {
    // No tool for Linux writes sets; the names are put in by hand where [MS-CAB] has them.
    const names = Buffer.from("disk1.cab\0Disk 1\0disk3.cab\0Disk 3\0");
    const bytes = Buffer.concat([original.subarray(0, 36), names, original.subarray(36)]);
    bytes.writeUInt32LE(bytes.length, 8);
    bytes.writeUInt32LE(original.readUInt32LE(16) + names.length, 16);
    bytes.writeUInt16LE(original.readUInt16LE(30) | 3, 30);
    bytes.writeUInt16LE(1, 34);
    bytes.writeUInt16LE(0xfffd, bytes.readUInt32LE(16) + 8);
    expect(await readCabinet(named(bytes))).toMatchObject({
      number: 2,
      previous: "disk1.cab",
      next: "disk3.cab",
      files: [{ continued: "from-previous" }, { continued: "no" }],
    });
  });

  it("are refused wherever they are cut, with the byte where they should end", async () => {
    expect(await truncationsRead(original, readCabinet, 100)).toEqual([]);
    await expect(readCabinet(named(original.subarray(0, 100), "short.cab"))).rejects.toMatchObject({
      code: "installer.truncated",
      message: `short.cab is cut short: the cabinet should end at byte ${original.length}, the file has 100 bytes.`,
    });
  });

  it("with a file of 100 MB and no end of a name are refused at once", async () => {
    const bytes = Buffer.alloc(100_000_000, 0x41);
    original.copy(bytes, 0, 0, 36);
    bytes.writeUInt32LE(bytes.length, 8);
    bytes.writeUInt32LE(60, 16);
    bytes.writeUInt16LE(60_000, 28);
    bytes.writeUInt16LE(0x4141 + 1, 26);
    const start = performance.now();
    await expect(readCabinet(named(bytes))).rejects.toMatchObject({ code: "installer.damaged" });
    // A second on an idle machine, and more where others run beside it.
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("are read or refused in words whatever is damaged in them", async () => {
    const outcomes = await damageAndJudge(original, readCabinet, { rounds: 1500, seed: 4711, places: [[0, 120]] });
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
