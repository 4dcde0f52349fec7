import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imageFileInspection, type WindowsImage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { memoryReader, openFileReader, rangeReader } from "../random-access.ts";
import { readImageFile, requireWindows } from "./image-file.ts";
import { fixtureBytes, fixtureFolder } from "./testing.ts";

const read = async (name: string) => {
  const reader = await openFileReader(join(fixtureFolder, name), name);
  try {
    return await readImageFile(reader, name);
  } finally {
    await reader.close();
  }
};

const professional: WindowsImage = {
  index: 1,
  name: "Windows 11 Pro",
  edition: "Professional",
  architecture: "x64",
  languages: ["en-US", "sv-SE"],
  defaultLanguage: "en-US",
  build: 26100,
  servicePackBuild: 2605,
  sizeBytes: 30654,
};

describe("reading Windows image files", () => {
  it("tells every fact of a WIM with two editions", async () => {
    const { inspection, partNumber, partCount } = await read("windows-11-x64.wim");
    expect(inspection).toEqual({
      kind: "wim",
      compression: "lzx",
      images: [
        professional,
        { ...professional, index: 2, name: "Windows 11 Enterprise", edition: "Enterprise", sizeBytes: 30661 },
      ],
    });
    expect([partNumber, partCount]).toEqual([1, 1]);
    expect(imageFileInspection.parse(inspection)).toEqual(inspection);
  });

  it("tells arm64 and XPRESS", async () => {
    const { inspection } = await read("windows-11-arm64.wim");
    expect(inspection.compression).toBe("xpress");
    expect(inspection.images.map((image) => image.architecture)).toEqual(["arm64"]);
  });

  it("recognises a solid file as an ESD", async () => {
    const { inspection } = await read("windows-11-x64.esd");
    expect([inspection.kind, inspection.compression, inspection.images.length]).toEqual(["esd", "lzms", 2]);
  });

  it("recognises each part of a split set and which part it is", async () => {
    const parts = await Promise.all(["", "2", "3"].map((number) => read(`windows-11-x64-set${number}.swm`)));
    expect(parts.map((part) => [part.inspection.kind, part.partNumber, part.partCount])).toEqual([
      ["swm", 1, 3],
      ["swm", 2, 3],
      ["swm", 3, 3],
    ]);
    expect(new Set(parts.map((part) => part.guid)).size).toBe(1);
    expect(parts.every((part) => part.inspection.images.length === 2)).toBe(true);
  });

  it("reads an image that lies inside another file", async () => {
    const image = fixtureBytes("windows-11-x64.wim");
    const disc = memoryReader(Buffer.concat([Buffer.alloc(5000, 0xaa), image, Buffer.alloc(3000, 0xbb)]));
    const { inspection } = await readImageFile(rangeReader(disc, 5000, image.length), "install.wim");
    expect(inspection.images[0]).toEqual(professional);
  });

  it("refuses a file without a Windows for an import", () => {
    const images = [{ ...professional, edition: null }];
    expect(() => requireWindows({ kind: "wim", compression: "none", images }, "data.wim")).toThrow(
      expect.objectContaining({ code: "image.no-windows", message: expect.stringContaining("none of its 1 images") }),
    );
    expect(() => requireWindows({ kind: "wim", compression: "none", images: [professional] }, "x")).not.toThrow();
  });
});

/** Where every suite counts, a missing program is a failure. */
const wimtools = process.env.CI === "true" || spawnSync("wiminfo", ["--version"]).status === 0;

describe.skipIf(!wimtools)("compared with wiminfo (needs wimtools)", () => {
  const field = (text: string, name: string) => new RegExp(`^${name}: +(.*?) *$`, "m").exec(text)?.[1] ?? null;
  const architectures: Record<string, string> = { x86: "x86", x86_64: "x64", ARM64: "arm64" };

  it.each(["windows-11-x64.wim", "windows-11-arm64.wim", "windows-11-x64.esd", "windows-11-x64-set2.swm"])(
    "gives the same facts of %s",
    async (name) => {
      const { inspection } = await read(name);
      for (const image of inspection.images) {
        const text = execFileSync("wiminfo", [join(fixtureFolder, name), String(image.index)], { encoding: "utf8" });
        expect({
          name: field(text, "Name"),
          edition: field(text, "Edition ID"),
          architecture: architectures[field(text, "Architecture") ?? ""],
          languages: field(text, "Languages")?.split(" "),
          defaultLanguage: field(text, "Default Language"),
          build: Number(field(text, "Build")),
          servicePackBuild: Number(field(text, "Service Pack Build")),
          sizeBytes: Number(field(text, "Total Bytes")),
          index: image.index,
        }).toEqual(image);
      }
    },
  );

  it.each(["none", "XPRESS", "LZX", "LZMS"])("tells %s compression of a plain data image", async (compression) => {
    const work = mkdtempSync(join(tmpdir(), "windlass-media-"));
    try {
      writeFileSync(join(work, "note.txt"), "a note ".repeat(500));
      const file = join(work, "data.wim");
      execFileSync("wimcapture", [work, file, "R&D <notes>", `--compress=${compression}`], { stdio: "ignore" });
      const { inspection } = await readImageFile(await openFileReader(file), "data.wim");
      // wimlib writes LZMS in the format version of ESD files, which older readers do not know.
      expect(inspection.kind).toBe(compression === "LZMS" ? "esd" : "wim");
      expect(inspection.compression).toBe(compression.toLowerCase());
      expect(inspection.images).toMatchObject([
        { name: "R&D <notes>", edition: null, architecture: null, build: null },
      ]);
    } finally {
      rmSync(work, { recursive: true });
    }
  });
});
