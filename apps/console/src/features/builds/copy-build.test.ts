import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { build, operatingSystem } from "../../../test/fake-api/seed/library.ts";
import type { BuildLibrary } from "./build-tab.ts";
import { copyOfBuild } from "./copy-build.ts";

const system = operatingSystem("a", "Windows 11 25H2");
const template = (id: string, organisationId: string | null): BuildLibrary["templates"][number] => ({
  id,
  organisationId,
  revision: 1,
  definition: { kind: "disk-template", name: "Standard", description: "", volumes: [] },
  updatedAt: "2026-11-01T08:00:00.000Z",
  usedBy: [],
});
const shared = template(randomUUID(), null);
const own = template(randomUUID(), "a");
const from: BuildLibrary = { systems: [system], packages: [], templates: [shared, own], models: [], locations: [] };
const into: BuildLibrary = { systems: [], packages: [], templates: [shared], models: [], locations: [] };
const source = (diskTemplateId: string) => {
  const made = build("a", "Finance laptop", system.id, [randomUUID()]);
  return { ...made, definition: { ...made.definition, diskTemplateId } };
};

describe("a copy of a build", () => {
  it("is all of it under another name in the same organisation", () => {
    const made = source(own.id);
    expect(copyOfBuild({ build: made, from, organisationId: "a", into: from })).toEqual({
      definition: { ...made.definition, name: "Copy of Finance laptop" },
      lost: [],
    });
  });

  it("keeps in another organisation what that one shares, and says by name what it loses", () => {
    const { definition, lost } = copyOfBuild({ build: source(shared.id), from, organisationId: "b", into });
    expect(definition).toMatchObject({
      name: "Copy of Finance laptop",
      tags: ["finance", "standard"],
      operatingSystems: [],
      packageIds: [],
      diskTemplateId: shared.id,
      autopilot: null,
    });
    expect(lost).toEqual([
      "the operating system “Windows 11 25H2”",
      "a software package",
      "the Windows Autopilot settings",
    ]);
  });

  it("does not take another organisation's template along", () => {
    const { definition, lost } = copyOfBuild({ build: source(own.id), from, organisationId: "b", into });
    expect(definition.diskTemplateId).toBeNull();
    expect(lost).toContain("the disk template “Standard”");
  });

  it("has a name that is not too long to be saved", () => {
    const made = source(own.id);
    const named = { ...made, definition: { ...made.definition, name: "x".repeat(120) } };
    expect(copyOfBuild({ build: named, from, organisationId: "a", into: from }).definition.name).toHaveLength(120);
  });
});
