import { imageRoleOf, type WindowsImage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { openDisc } from "../disc/disc.ts";
import { canUse, contentOf, makeDisc, withFolder, withReader } from "../disc/testing.ts";
import { memoryReader, type RandomAccessReader } from "../random-access.ts";
import { makeUdf } from "../udf/testing.ts";
import { requireWindows } from "../wim/image-file.ts";
import { fixtureBytes } from "../wim/testing.ts";
import { onlyInstallImage, readInstallationMedia } from "./installation-media.ts";

const wim = fixtureBytes("windows-11-x64.wim");

const mediaOf = async (reader: RandomAccessReader) =>
  await readInstallationMedia(await openDisc(reader, "win.iso"), "win.iso");

/** Media on a UDF volume, and their files in the folder `sources`. */
const udfMedia = (files: Readonly<Record<string, Buffer>>) =>
  mediaOf(
    memoryReader(
      makeUdf({
        files: Object.entries(files).map(([name, content]) => ({ name, content, form: "long", blocksAnExtent: 3 })),
      }).image,
    ),
  );

describe("installation media", () => {
  it("tell the install image, read in place from a file in many pieces, and boot.wim", async () => {
    const media = await udfMedia({
      "Install.wim": wim,
      "boot.wim": fixtureBytes("windows-11-arm64.wim"),
      "setup.exe": wim,
    });
    const { paths, file, reader } = onlyInstallImage(media, "win.iso");
    expect(paths).toEqual(["sources/Install.wim"]);
    expect(file.inspection.images.map(({ edition }) => edition)).toEqual(["Professional", "Enterprise"]);
    expect((await contentOf(reader)).equals(wim)).toBe(true);
    expect(media.bootImages.map(({ architecture }) => architecture)).toEqual(["arm64"]);
    expect(media.setupFiles).toEqual(["sources/setup.exe"]);
  });

  it("tell a split set in the order of its parts, whatever their names' order", async () => {
    const media = await udfMedia({
      "install3.swm": fixtureBytes("windows-11-x64-set3.swm"),
      "install2.swm": fixtureBytes("windows-11-x64-set2.swm"),
      "install.swm": fixtureBytes("windows-11-x64-set.swm"),
    });
    const { paths, file } = onlyInstallImage(media, "win.iso");
    expect(paths).toHaveLength(3);
    expect(file.inspection).toMatchObject({ kind: "wim", images: [{ edition: "Professional" }, {}] });
  });

  it("refuse a split set of which a part is missing, and an install image that is damaged, naming both files", async () => {
    await expect(udfMedia({ "install.swm": fixtureBytes("windows-11-x64-set.swm") })).rejects.toMatchObject({
      code: "image.set-incomplete",
      message: "The set of win.iso: sources/install.swm has 3 parts; missing are: part 2, part 3.",
    });
    await expect(udfMedia({ "install.wim": wim.subarray(0, 20_000) })).rejects.toMatchObject({
      code: "image.truncated",
      message: expect.stringContaining("win.iso: sources/install.wim"),
    });
  });

  it("tell that there is no install image", async () => {
    const media = await udfMedia({ "boot.wim": wim });
    expect(() => onlyInstallImage(media, "pe.iso")).toThrow(expect.objectContaining({ code: "disc.no-install-image" }));
  });

  it.skipIf(!canUse("genisoimage"))("hold one image for each architecture where they are for several", async () => {
    await withFolder(async (folder) => {
      const path = makeDisc(
        folder,
        {
          "x64/sources/install.esd": fixtureBytes("windows-11-x64.esd"),
          "arm64/sources/install.wim": fixtureBytes("windows-11-arm64.wim"),
          "setup.exe": "x",
        },
        "-udf",
        "-allow-limited-size",
      );
      await withReader(path, async (reader) => {
        const media = await mediaOf(reader);
        expect(
          media.installImages.map(({ file }) => [file.inspection.kind, file.inspection.images[0]?.architecture]),
        ).toEqual([
          ["esd", "x64"],
          ["wim", "arm64"],
        ]);
        expect(() => onlyInstallImage(media, "both.iso")).toThrow(
          expect.objectContaining({
            code: "disc.several-install-images",
            message: expect.stringContaining("x64/sources/install.esd, arm64/sources/install.wim"),
          }),
        );
      });
    });
  });
});

describe("the role of an image", () => {
  const image: WindowsImage = {
    index: 1,
    name: "Windows 11 Pro",
    edition: "Professional",
    architecture: "x64",
    languages: ["en-US"],
    defaultLanguage: "en-US",
    build: 26100,
    servicePackBuild: 1,
    sizeBytes: 1,
  };

  it("tells Windows from Windows PE and from plain files", () => {
    expect(imageRoleOf(image)).toBe("windows");
    expect(imageRoleOf({ ...image, edition: "WindowsPE" })).toBe("windows-pe");
    expect(imageRoleOf({ ...image, edition: null })).toBe("data");
  });

  it("refuses a boot.wim as something to install", () => {
    const images = [{ ...image, edition: "WindowsPE" }];
    expect(() => requireWindows({ kind: "wim", compression: "lzx", images }, "boot.wim")).toThrow(
      expect.objectContaining({ code: "image.only-windows-pe" }),
    );
  });
});
