import type { WindowsImage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { releaseOf } from "../src/index.ts";

const image = (build: number | null, edition: string | null = "Professional"): WindowsImage => ({
  index: 1,
  name: "",
  edition,
  architecture: "x64",
  languages: [],
  defaultLanguage: null,
  build,
  servicePackBuild: null,
  sizeBytes: 0,
});

describe("the release of media", () => {
  it.each([
    [26100, "Professional", "Windows 11 24H2"],
    [26200, "Enterprise", "Windows 11 25H2"],
    [19041, "Professional", "Windows 10 2004 to 22H2"],
    [26100, "ServerStandard", "Windows Server 2025"],
    [27900, "Professional", "Windows 11 build 27900"],
    [9600, "Professional", "Windows build 9600"],
  ])("of build %i with %s is %s", (build, edition, name) => {
    expect(releaseOf([image(build, edition)])?.name).toBe(name);
  });

  it("is that of what is installed, not of Windows PE beside it, and unknown where no image says a build", () => {
    expect(releaseOf([image(26200, "WindowsPE"), image(26100)])?.name).toBe("Windows 11 24H2");
    expect(releaseOf([image(26200, null), image(null)])).toBeNull();
  });
});
