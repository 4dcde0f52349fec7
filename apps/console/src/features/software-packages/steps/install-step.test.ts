import { packageFileFacts } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { detectionOf, installStepOf, removalStepOf } from "./install-step.ts";

const id = "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02";
const code = "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}";
const msi = (changes: object = {}) =>
  packageFileFacts.parse({
    path: "acme.msi",
    problem: null,
    facts: {
      kind: "msi",
      productName: "Acme",
      productCode: code,
      productVersion: "3.2.1",
      upgradeCode: null,
      manufacturer: null,
      architecture: "x64",
      language: 1033,
      packageCode: null,
      installsFor: "machine",
      languages: [1033],
      madeWith: null,
      ...changes,
    },
  });
const program = (certainty: string | null) =>
  packageFileFacts.parse({
    path: "setup.exe",
    problem: null,
    facts: {
      kind: "program",
      architecture: "x86",
      productName: "Reader",
      productVersion: null,
      fileVersion: null,
      companyName: null,
      description: null,
      signature: { present: false, subject: null },
      installer: certainty && {
        type: "nsis",
        toolVersion: null,
        evidence: "NullsoftInst",
        silent: [
          { commandLine: '"%INSTALLER%" /quiet', certainty: "guess", note: null },
          { commandLine: '"%INSTALLER%" /S', certainty, note: null },
        ],
        uninstall: [],
      },
    },
  });

describe("an MSI among the files", () => {
  it("gives the step that installs it, the one that removes it, and the rule that finds it", () => {
    expect(installStepOf(msi(), id)).toMatchObject({
      kind: "msi",
      action: "install",
      file: "acme.msi",
      productCode: code,
    });
    expect(removalStepOf(msi(), id)).toMatchObject({ action: "uninstall", file: null, productCode: code });
    expect(detectionOf(msi())).toEqual({ kind: "msi-product", productCode: code, minimumVersion: "3.2.1" });
  });

  it("is installed without a code that is none, and then neither removed nor found", () => {
    const broken = msi({ productCode: "no code" });
    expect(installStepOf(broken, id)).toMatchObject({ file: "acme.msi", productCode: null });
    expect(removalStepOf(broken, id)).toBeNull();
    expect(detectionOf(broken)).toBeNull();
  });

  it("is found by its code alone where its version is none that could be compared", () => {
    expect(detectionOf(msi({ productVersion: "3.2 beta" }))).toMatchObject({ minimumVersion: null });
  });
});

describe("a setup program among the files", () => {
  it("gives a step with the switches that are surest, and none where they are a guess", () => {
    expect(installStepOf(program("usual"), id)).toMatchObject({
      kind: "execute",
      program: "setup.exe",
      rawArguments: "/S",
    });
    expect(installStepOf(program("guess"), id)).toBeNull();
    expect(installStepOf(program(null), id)).toBeNull();
    expect(removalStepOf(program("usual"), id)).toBeNull();
  });
});
