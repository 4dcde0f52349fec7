import { Names } from "@windlass/planner";
import { softwarePackageView } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { definitionFile, fileOfPackage, packageOfFile } from "./definition-file.ts";

const id = (digit: string) => `${digit.repeat(8)}-1c59-4b6b-8a59-5f4f4b1f2c02`;

const own = { isShared: false };
const secretOf = (digit: string) => ({
  ...own,
  kind: "secret" as const,
  id: id(digit),
  definition: { name: "VPN key" },
});
const packageOf = (digit: string, name: string, version: string) => ({
  ...own,
  kind: "software-package" as const,
  id: id(digit),
  definition: { name, version },
});
const namesOf = (...objects: ConstructorParameters<typeof Names>[0]) => new Names(objects, { ownId: id("2"), all: [] });

const view = softwarePackageView.parse({
  id: id("1"),
  organisationId: id("2"),
  productId: id("3"),
  revision: 4,
  name: "Contoso VPN",
  version: "5.2",
  dependencies: [id("6")],
  filter: { field: "organisation", operator: "is", values: [id("2")] },
  steps: [
    {
      id: id("4"),
      kind: "msi",
      name: "Install",
      file: "vpn.msi",
      properties: [
        { name: "SERVER", value: "vpn.contoso.com" },
        { name: "KEY", secretId: id("5") },
      ],
    },
  ],
  files: [{ path: "vpn.msi", sha256: "a".repeat(64), sizeBytes: 3 }],
  fileFacts: [],
  updatedAt: "2026-11-21T15:03:00.000Z",
});
const here = namesOf(secretOf("5"), packageOf("6", "Runtime", "8.0"));

describe("a software package in a file", () => {
  it("names packages and secrets so that another server finds its own", () => {
    const file = fileOfPackage(view, here);
    const text = JSON.stringify(file);
    expect(text).toContain('"secret":"VPN key"');
    for (const digit of ["1", "2", "3", "4", "5", "6"]) expect(text).not.toContain(id(digit));

    const elsewhere = namesOf(secretOf("8"), packageOf("7", "Runtime", "8.0"));
    const sent = packageOfFile(definitionFile.parse(JSON.parse(text)), elsewhere, undefined);
    expect(sent).toMatchObject({
      name: "Contoso VPN",
      dependencies: [id("7")],
      steps: [
        {
          id: expect.not.stringContaining(id("4")),
          properties: [
            { name: "SERVER", value: "vpn.contoso.com" },
            { name: "KEY", secretId: id("8") },
          ],
        },
      ],
    });
    expect(sent).not.toHaveProperty("files");
  });

  it("keeps the ids of steps that the package has already", () => {
    expect(packageOfFile(fileOfPackage(view, here), here, view)).toMatchObject({ steps: [{ id: id("4") }] });
  });

  it("is refused with what is missing or wrong in it", () => {
    const file = fileOfPackage(view, here);
    const refusal =
      (names: Names, changes: object = {}) =>
      () =>
        packageOfFile(definitionFile.parse({ ...file, ...changes }), names, undefined);
    expect(refusal(namesOf(packageOf("6", "Runtime", "8.0")))).toThrow("there is no secret “VPN key”");
    expect(refusal(namesOf(secretOf("5")))).toThrow('there is no software package {"name":"Runtime","version":"8.0"}');
    expect(refusal(here, { steps: [{ kind: "msi", name: "Install", file: "../vpn.msi" }] })).toThrow("relative path");
    expect(refusal(here, { rebot: "always" })).toThrow("rebot: there is no field “rebot” here");
  });
});
