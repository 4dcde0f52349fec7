import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoryReader } from "../random-access.ts";
import { openDisc } from "./disc.ts";
import { canUse, contentOf, makeDisc, noise, withFolder, withReader } from "./testing.ts";

const files = {
  "setup.exe": noise(1, 3000),
  "sources/install.wim": noise(2, 70_000),
  "sources/A rather long name with spaces, Ünïcödé.txt": "long",
  "efi/microsoft/boot/empty.bin": "",
};
const paths = Object.keys(files).sort();

const names = (entries: readonly { path: string; kind: string }[]) =>
  entries
    .filter(({ kind }) => kind === "file")
    .map(({ path }) => path)
    .sort();

describe.skipIf(!canUse("genisoimage"))("discs made by genisoimage", () => {
  it.each([
    {
      volume: "UDF of a bridge disc",
      options: ["-udf", "-allow-limited-size", "-J"],
      fileSystem: "udf",
      description: "UDF 1.02",
    },
    { volume: "Joliet", options: ["-J"], fileSystem: "iso9660", description: "ISO 9660 with Joliet names" },
    { volume: "Rock Ridge", options: ["-R"], fileSystem: "iso9660", description: "ISO 9660 with Rock Ridge names" },
  ])("tell names, sizes and contents of $volume", async ({ options, fileSystem, description }) => {
    await withFolder(async (folder) => {
      const path = makeDisc(folder, files, "-input-charset", "utf-8", ...options);
      await withReader(path, async (reader) => {
        const disc = await openDisc(reader, "disc.iso");
        expect([disc.fileSystem, disc.description, disc.label]).toEqual([
          fileSystem,
          description,
          "CCCOMA_X64FRE_EN-US_DV9",
        ]);
        const entries = await disc.list();
        expect(names(entries)).toEqual(paths);
        expect(
          entries
            .filter(({ kind }) => kind === "folder")
            .map(({ path: each }) => each)
            .sort(),
        ).toEqual(["efi", "efi/microsoft", "efi/microsoft/boot", "sources"]);
        for (const [name, content] of Object.entries(files))
          expect((await contentOf(await disc.open(name))).equals(Buffer.from(content)), name).toBe(true);
        expect(entries.find(({ path: each }) => each === "setup.exe")?.sizeBytes).toBe(3000);
        // Windows does not mind case, and neither do its tools.
        expect((await disc.open("SOURCES/Install.WIM")).size).toBe(70_000);
        expect(await disc.find("sources")).toBeNull();
        await expect(disc.open("sources/none.wim")).rejects.toMatchObject({
          code: "disc.file-missing",
          message: "The disc image disc.iso holds no file sources/none.wim.",
        });
      });
    });
  });

  it("give short names where the disc has no others", async () => {
    await withFolder(async (folder) => {
      await withReader(makeDisc(folder, { "sources/install.wim": "x", noextension: "y" }), async (reader) => {
        const disc = await openDisc(reader, "disc.iso");
        expect(disc.description).toBe("ISO 9660");
        expect(names(await disc.list())).toEqual(["NOEXTENSION", "SOURCES/INSTALL.WIM"]);
      });
    });
  });

  it("show folders that Rock Ridge had to move at their own place, and links not at all", async () => {
    const deep = "a/b/c/d/e/f/g/h/i/j/deep.txt";
    await withFolder(async (folder) => {
      const tree = makeDisc(folder, { [deep]: "deep" }, "-R");
      execFileSync("ln", ["-s", "/etc/passwd", join(folder, "tree/link")]);
      execFileSync("genisoimage", ["-quiet", "-R", "-o", tree, join(folder, "tree")], { stdio: "ignore" });
      await withReader(tree, async (reader) => {
        const disc = await openDisc(reader, "disc.iso");
        expect((await contentOf(await disc.open(deep))).toString()).toBe("deep");
        expect(names(await disc.list())).toEqual([deep]);
        expect(await disc.find("link")).toBeNull();
      });
    });
  });

  it("are read where a file of 4 GiB and more lies in several records", async () => {
    await withFolder(async (folder) => {
      const path = makeDisc(folder, { "A.BIN": noise(3, 4096), "B.BIN": noise(4, 1000) });
      const image = readFileSync(path);
      const record = image.indexOf("A.BIN;1", 0, "latin1") - 33;
      image.writeUInt8(0x80, record + 25);
      const disc = await openDisc(memoryReader(image), "disc.iso");
      const file = await disc.open("A.BIN");
      expect((await contentOf(file)).equals(Buffer.concat([noise(3, 4096), noise(4, 1000)]))).toBe(true);
      expect((await file.read(4090, 20)).length).toBe(20);
      expect(names(await disc.list())).toEqual(["A.BIN"]);
    });
  });

  it("are told apart where only the note for systems without UDF is left", async () => {
    await withFolder(async (folder) => {
      const path = makeDisc(folder, { "README.TXT": "This disc contains a UDF file system" });
      await withReader(path, async (reader) => {
        await expect(openDisc(reader, "disc.iso")).rejects.toMatchObject({ code: "disc.only-readme" });
      });
    });
  });

  it.skipIf(!canUse("7zz"))("hold what 7-Zip lists", async () => {
    await withFolder(async (folder) => {
      const path = makeDisc(folder, files, "-input-charset", "utf-8", "-udf", "-allow-limited-size");
      const text = execFileSync("7zz", ["l", "-slt", "-ba", path], { encoding: "utf8" });
      const listed = text.split("\n\n").flatMap((block) => {
        const field = (name: string) => new RegExp(`^${name} = (.*)$`, "m").exec(block)?.[1] ?? "";
        return field("Folder") === "-" ? [`${field("Path")} ${field("Size")}`] : [];
      });
      await withReader(path, async (reader) => {
        const entries = await (await openDisc(reader, "disc.iso")).list();
        const ours = entries.filter(({ kind }) => kind === "file").map((entry) => `${entry.path} ${entry.sizeBytes}`);
        expect(ours.sort()).toEqual(listed.sort());
        expect(listed).toHaveLength(paths.length);
      });
    });
  });
});
