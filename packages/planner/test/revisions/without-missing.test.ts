import { asOnMedia, type BuildDefinition, buildDefinition } from "@windlass/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referencesOfBuild, withoutMissing } from "../../src/index.ts";

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const ids = {
  system: id(1),
  otherSystem: id(2),
  key: id(3),
  account: id(4),
  location: id(5),
  otherLocation: id(6),
  model: id(7),
  template: id(8),
  password: id(9),
  packages: [id(10), id(11), id(12)],
};

const system = (architecture: "x64" | "arm64", operatingSystemId: string) => ({
  ...asOnMedia,
  architecture,
  operatingSystemId,
  imageIndex: 1,
  language: "en-US",
  enabledFeatures: [],
  disabledFeatures: [],
  removedApps: [],
});

const build: BuildDefinition = buildDefinition.parse({
  name: "Everything",
  operatingSystems: [
    { ...system("x64", ids.system), productKey: { kind: "own", secretId: ids.key } },
    system("arm64", ids.otherSystem),
  ],
  packageIds: ids.packages,
  computerNameTemplate: "PC-%SERIAL:8%",
  diskTemplateId: ids.template,
  securityModelId: ids.model,
  join: {
    kind: "domain",
    domain: "corp.example.com",
    accountSecretId: ids.account,
    organisationalUnit: {
      kind: "by-location",
      places: [
        { locationId: ids.location, path: "OU=Berlin,DC=corp,DC=example,DC=com" },
        { locationId: ids.otherLocation, path: "OU=Bern,DC=corp,DC=example,DC=com" },
      ],
      otherwise: "OU=Elsewhere,DC=corp,DC=example,DC=com",
    },
  },
  administrator: { kind: "enabled", passwordSecretId: ids.password, renamedTo: "Helper" },
  autopilot: null,
});
const all = Object.values(ids).flat();
const without = (...gone: string[]) =>
  withoutMissing(
    build,
    gone.map((one) => ({ id: one })),
  );

describe("what a build names", () => {
  it("is found, each once", () => {
    expect(
      referencesOfBuild(build)
        .map((reference) => reference.id)
        .toSorted(),
    ).toEqual(all.toSorted());
  });

  it("is named no more where it is missing, whatever is, and the rest stays a build", () => {
    fc.assert(
      fc.property(fc.subarray(all.filter((one) => one !== ids.otherSystem)), (gone) => {
        const rest = without(...gone);
        const named = new Set(referencesOfBuild(rest).map((reference) => reference.id));
        expect(gone.filter((one) => named.has(one))).toEqual([]);
        expect(buildDefinition.parse(rest)).toEqual(rest);
      }),
    );
  });

  it("changes nothing where nothing is missing", () => {
    expect(without()).toEqual(build);
  });
});

describe("a build without what is missing", () => {
  it("joins no domain without the account that joins it", () => {
    expect(without(ids.account).join).toEqual({ kind: "none" });
  });

  it("keeps the other places, and the place of everywhere else where none is left", () => {
    expect(without(ids.location).join).toMatchObject({
      organisationalUnit: { kind: "by-location", places: [{ locationId: ids.otherLocation }] },
    });
    expect(without(ids.location, ids.otherLocation).join).toMatchObject({
      organisationalUnit: { kind: "fixed", path: "OU=Elsewhere,DC=corp,DC=example,DC=com" },
    });
  });

  it("keeps the Administrator's new name without its password", () => {
    expect(without(ids.password).administrator).toEqual({ kind: "as-it-is", renamedTo: "Helper" });
  });

  it("keeps a computer account whose blob is there, and joins nothing without any", () => {
    const accounts = [
      { computerName: "PC-1", blobSecretId: id(21) },
      { computerName: "PC-2", blobSecretId: id(22) },
    ];
    const offline: BuildDefinition = { ...build, join: { kind: "offline-domain", accounts } };
    expect(withoutMissing(offline, [{ id: id(21) }]).join).toEqual({
      kind: "offline-domain",
      accounts: [accounts[1]],
    });
    expect(withoutMissing(offline, [{ id: id(21) }, { id: id(22) }]).join).toEqual({ kind: "none" });
  });

  it("may be left without an operating system, which is for a person to choose", () => {
    expect(without(ids.system, ids.otherSystem).operatingSystems).toEqual([]);
  });
});
