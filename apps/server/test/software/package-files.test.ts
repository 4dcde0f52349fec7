import type { PackageFile } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { requireUsablePath, withFile, withoutFile } from "../../src/features/software/package-files.ts";

const file = (path: string, digit = "a"): PackageFile => ({ path, sha256: digit.repeat(64), sizeBytes: 1 });

describe("files of a package", () => {
  it("are kept by path, whatever the order they came in", () => {
    const files = ["tools/z.txt", "setup.exe", "tools/a.txt"].reduce<PackageFile[]>(
      (list, path) => withFile(list, file(path)),
      [],
    );
    expect(files.map((entry) => entry.path)).toEqual(["setup.exe", "tools/a.txt", "tools/z.txt"]);
  });

  it("are replaced under the same path, in any case of letters", () => {
    expect(withFile([file("Setup.exe", "a")], file("setup.EXE", "b"))).toEqual([file("setup.EXE", "b")]);
    expect(withoutFile([file("Setup.exe")], "SETUP.exe")).toEqual([]);
    expect(withoutFile([file("Setup.exe")], "other.exe")).toBeNull();
  });

  it("cannot lie where a folder is, nor in a file", () => {
    const clash = expect.objectContaining({ code: "request.invalid" });
    expect(() => withFile([file("tools/a.txt")], file("Tools"))).toThrow(clash);
    expect(() => withFile([file("tools")], file("tools/a.txt"))).toThrow(clash);
    expect(withFile([file("tools-old")], file("tools/a.txt"))).toHaveLength(2);
  });

  it.each([
    "a//b.txt",
    "tools/",
    "notes.",
    "notes ",
    "tools./a.txt",
    "a\u0007b",
    "NUL",
    "aux.txt",
    "x/com1",
    "lpt9.log",
  ])("are refused under %j, which Windows cannot keep", (path) => {
    expect(() => requireUsablePath(path)).toThrow(expect.objectContaining({ code: "request.invalid" }));
  });

  it.each(["setup.exe", "console.txt", "com10.txt", "a b/c.d.e", ".config/x", "Grüße.txt"])(
    "may be called %j",
    (path) => {
      expect(() => requireUsablePath(path)).not.toThrow();
    },
  );
});
