import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoryReader, openFileReader } from "../random-access.ts";
import { imageListLimit } from "./extent.ts";
import { readImageFile } from "./image-file.ts";
import { fixtureBytes, headerField } from "./testing.ts";

const whole = "windows-11-x64.wim";
const read = (bytes: Uint8Array) => readImageFile(memoryReader(bytes), "install.wim");
const refusal = (code: string, message: string) =>
  expect.objectContaining({ name: "WindlassError", code, message: expect.stringContaining(message) });

/** The fixture with its image list replaced and appended at the end. */
const withImageList = (xml: string | Buffer, flags = 0): Buffer => {
  const bytes = fixtureBytes(whole);
  const list = typeof xml === "string" ? Buffer.from(`\ufeff${xml}`, "utf16le") : xml;
  bytes.writeBigUInt64LE(BigInt(list.length) | (BigInt(flags) << 56n), headerField.imageList);
  bytes.writeBigUInt64LE(BigInt(bytes.length), headerField.imageList + 8);
  return Buffer.concat([bytes, list]);
};

describe("refusing damaged image files", () => {
  it("refuses a text file called .wim", async () => {
    await expect(read(Buffer.from("This is not an image, only some text.\n".repeat(20)))).rejects.toEqual(
      refusal("image.not-recognised", "install.wim is not a Windows image"),
    );
    await expect(read(Buffer.alloc(0))).rejects.toEqual(refusal("image.not-recognised", "install.wim"));
  });

  it("says of a cut file which byte is missing, wherever it was cut", async () => {
    const bytes = fixtureBytes(whole);
    for (const length of [8, 100, 207, 208, 1000, 20_000, bytes.length - 3000, bytes.length - 1])
      await expect(read(bytes.subarray(0, length)), `cut to ${length}`).rejects.toEqual(
        refusal("image.truncated", `the file has ${length} bytes`),
      );
  });

  it("tells a file list that is whole from stored files that are missing", async () => {
    const bytes = fixtureBytes(whole);
    const table = Number(bytes.readBigUInt64LE(headerField.blobTable + 8));
    bytes.writeBigUInt64LE(BigInt(bytes.length), table + 8);
    await expect(read(bytes)).rejects.toEqual(refusal("image.truncated", "its stored files should end at byte"));
  });

  it("refuses an image list that lies outside the file", async () => {
    const bytes = fixtureBytes(whole);
    bytes.writeBigUInt64LE(5_000_000n, headerField.imageList + 8);
    await expect(read(bytes)).rejects.toEqual(refusal("image.metadata-outside", "bytes 5000000 to"));

    const huge = fixtureBytes(whole);
    huge.writeBigUInt64LE(1n << 50n, headerField.imageList);
    await expect(read(huge)).rejects.toEqual(refusal("image.metadata-outside", "outside the file of"));
  });

  it.each([
    ["a wrong header length", (bytes: Buffer) => bytes.writeUInt32LE(96, headerField.length), "its own length as 96"],
    ["an unknown version", (bytes: Buffer) => bytes.writeUInt32LE(0x10a00, headerField.version), "version 0x10a00"],
    ["two compressions", (bytes: Buffer) => bytes.writeUInt32LE(0x6_0002, headerField.flags), "several kinds"],
    ["no compression's name", (bytes: Buffer) => bytes.writeUInt32LE(0x2, headerField.flags), "but not how"],
    ["a part beyond the set", (bytes: Buffer) => bytes.writeUInt16LE(2, headerField.partNumber), "part 2 of 1"],
    ["another image count", (bytes: Buffer) => bytes.writeUInt32LE(7, headerField.imageCount), "announces 7 images"],
    [
      "an image list in the header",
      (bytes: Buffer) => bytes.writeBigUInt64LE(0n, headerField.imageList + 8),
      "inside the header",
    ],
  ])("refuses a header with %s", async (_what, damage, message) => {
    const bytes = fixtureBytes(whole);
    damage(bytes);
    await expect(read(bytes)).rejects.toEqual(refusal("image.header-invalid", message));
  });

  it("tolerates unknown flags, elements and attributes", async () => {
    const bytes = withImageList(
      '<WIM v="9"><FUTURE><A/></FUTURE><IMAGE INDEX="2" x="y"><NEW>1</NEW></IMAGE><IMAGE INDEX="1"><NAME>A &amp; B &#228;</NAME></IMAGE></WIM>',
    );
    bytes.writeUInt32LE(bytes.readUInt32LE(headerField.flags) | 0x4000_0000, headerField.flags);
    const { inspection } = await read(bytes);
    expect(inspection.images.map((image) => image.name)).toEqual(["A & B ä", ""]);
    expect(inspection.images[1]).toEqual({
      index: 2,
      name: "",
      edition: null,
      architecture: null,
      languages: [],
      defaultLanguage: null,
      build: null,
      servicePackBuild: null,
      sizeBytes: 0,
    });
  });

  it("tells an encrypted ESD, which only Microsoft's services can open", async () => {
    const xml = '<WIM><ESD><ENCRYPTED>true</ENCRYPTED></ESD><IMAGE INDEX="1"/><IMAGE INDEX="2"/></WIM>';
    const file = await read(withImageList(xml));
    expect([file.encrypted, file.xml.includes("ENCRYPTED")]).toEqual([true, true]);
    expect((await read(fixtureBytes(whole))).encrypted).toBe(false);
  });

  it.each([
    ["is compressed", withImageList("<WIM/>", 0x04), "it is compressed"],
    ["is missing", withImageList(Buffer.alloc(0)), "there is none"],
    ["is too long", withImageList(Buffer.alloc(imageListLimit + 2)), "more than the"],
    ["is not UTF-16", withImageList(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])), "not UTF-16 text"],
    ["is not XML", withImageList("<WIM><IMAGE></WIM>"), "not well-formed XML"],
    ["is only text", withImageList("nothing here"), "not well-formed XML"],
    ["has another root", withImageList("<html></html>"), "outermost element"],
    ["numbers an image twice", withImageList('<WIM><IMAGE INDEX="1"/><IMAGE INDEX="1"/></WIM>'), "not numbered"],
    ["has an image without index", withImageList("<WIM><IMAGE/></WIM>"), "no index"],
    [
      "defines entities",
      withImageList('<!DOCTYPE WIM [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><WIM>&b;</WIM>'),
      "not well-formed XML",
    ],
    ["is nested deeply", withImageList(`${"<WIM>".repeat(5000)}${"</WIM>".repeat(5000)}`), "not well-formed XML"],
  ])("refuses an image list that %s", async (_what, bytes, message) => {
    await expect(read(bytes)).rejects.toEqual(refusal("image.metadata-unreadable", message));
  });

  it("says plainly that a file is missing or is a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "windlass-media-"));
    try {
      await expect(openFileReader(join(folder, "none.wim"), "none.wim")).rejects.toEqual(
        refusal("image.file-unreadable", "none.wim cannot be read: there is no such file"),
      );
      await expect(openFileReader(folder, "folder.wim")).rejects.toEqual(
        refusal("image.file-unreadable", "it is a folder"),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
