import { softwarePackageView } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { definitionFile, fileOfPackage, packageOfFile } from "./definition-file.ts";

const id = (digit: string) => `${digit.repeat(8)}-1c59-4b6b-8a59-5f4f4b1f2c02`;
const secret = { id: id("5"), definition: { name: "VPN key", description: "", expiresOn: null } };
const runtime = { id: id("6"), name: "Runtime", version: "8.0" };
const view = softwarePackageView.parse({
  id: id("1"),
  organisationId: id("2"),
  productId: id("3"),
  revision: 4,
  name: "Contoso VPN",
  version: "5.2",
  dependencies: [runtime.id],
  steps: [
    {
      id: id("4"),
      kind: "msi",
      name: "Install",
      file: "vpn.msi",
      properties: [
        { name: "SERVER", value: "vpn.contoso.com" },
        { name: "KEY", secretId: secret.id },
      ],
    },
  ],
  files: [{ path: "vpn.msi", sha256: "a".repeat(64), sizeBytes: 3 }],
  fileFacts: [],
  updatedAt: "2026-11-21T15:03:00.000Z",
});

describe("a software package in a file", () => {
  it("names packages and secrets so that another server finds its own", () => {
    const file = fileOfPackage(view, { packages: [runtime], secrets: [secret] });
    const text = JSON.stringify(file);
    expect(text).toContain('"secret":"VPN key"');
    for (const own of ["1", "2", "3", "4", "5", "6"]) expect(text).not.toContain(id(own));

    const elsewhere = {
      packages: [{ ...runtime, id: id("7") }],
      secrets: [{ ...secret, id: id("8") }],
    };
    const sent = packageOfFile(definitionFile.parse(JSON.parse(text)), id("9"), elsewhere);
    expect(sent).toMatchObject({ organisationId: id("9"), name: "Contoso VPN", dependencies: [id("7")] });
    const [step] = sent.steps;
    expect(step?.kind === "msi" && step.properties).toEqual([
      { name: "SERVER", value: "vpn.contoso.com" },
      { name: "KEY", secretId: id("8") },
    ]);
    expect(step?.id).not.toBe(id("4"));
  });

  it("is refused with what is missing or wrong in it", () => {
    const file = definitionFile.parse(fileOfPackage(view, { packages: [runtime], secrets: [secret] }));
    const known = { packages: [runtime], secrets: [] };
    expect(() => packageOfFile(file, id("9"), known)).toThrow("It takes the secret “VPN key”");
    expect(() => packageOfFile(file, id("9"), { packages: [], secrets: [secret] })).toThrow("depends on Runtime 8.0");
    const twice = { packages: [runtime], secrets: [secret, { ...secret, id: id("8") }] };
    expect(() => packageOfFile(file, id("9"), twice)).toThrow("several secrets");
    const wrong = { ...file, steps: [{ kind: "msi", name: "Install", file: "../vpn.msi" }] };
    expect(() => packageOfFile(wrong, id("9"), { packages: [runtime], secrets: [] })).toThrow("relative path");
  });

  it("names what it replaces, and is refused where the server does not have that", () => {
    const old = { id: id("a"), name: "Contoso VPN", version: "5.1" };
    const replacing = { ...view, dependencies: [], steps: [], replaces: [old.id] };
    const file = definitionFile.parse(fileOfPackage(replacing, { packages: [old], secrets: [] }));
    expect(file.replaces).toEqual([{ name: "Contoso VPN", version: "5.1" }]);
    const elsewhere = { packages: [{ ...old, id: id("b") }], secrets: [] };
    expect(packageOfFile(file, id("9"), elsewhere).replaces).toEqual([id("b")]);
    expect(() => packageOfFile(file, id("9"), { packages: [], secrets: [] })).toThrow("replaces Contoso VPN 5.1");
  });
});
