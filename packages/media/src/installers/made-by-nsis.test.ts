import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damageAndJudge, truncationsRead } from "../../test/hostile.ts";
import { named, openWorkshop, programsAreThere, type Workshop } from "../../test/real-files.ts";
import { inspectProgram } from "./inspect.ts";

const source = `Unicode true
Name "Acme Tool"
OutFile "acme.exe"
VIProductVersion "3.2.1.0"
VIAddVersionKey "ProductName" "Acme Tool – Größe"
VIAddVersionKey "CompanyName" "Contoso Ltd."
VIAddVersionKey "FileVersion" "3.2.1"
VIAddVersionKey "ProductVersion" "3.2"
VIAddVersionKey "FileDescription" "Set-up of Acme Tool"
VIAddVersionKey "LegalCopyright" "Contoso"
Section
  SetOutPath $INSTDIR
  File payload.txt
SectionEnd
`;

describe.skipIf(!programsAreThere("makensis", "osslsigncode", "openssl"))("an installer made by NSIS", () => {
  let workshop: Workshop;
  let original: Buffer;
  beforeAll(() => {
    workshop = openWorkshop();
    workshop.write("payload.txt", "payload\n".repeat(3000));
    workshop.write("acme.nsi", source);
    workshop.run("makensis", "-V1", "acme.nsi");
    original = workshop.bytes("acme.exe");
  });
  afterAll(() => workshop.close());

  it("tells product, version, maker and its silent switch", async () => {
    const version = workshop.run("makensis", "-VERSION").trim().replace(/^v/, "");
    expect(await inspectProgram(named(original))).toMatchObject({
      kind: "program",
      architecture: "x86",
      productName: "Acme Tool – Größe",
      productVersion: "3.2",
      fileVersion: "3.2.1",
      companyName: "Contoso Ltd.",
      description: "Set-up of Acme Tool",
      signature: { present: false, subject: null },
      installer: {
        type: "nsis",
        toolVersion: version,
        silent: [{ commandLine: '"%INSTALLER%" /S', certainty: "documented" }],
      },
    });
  });

  it("that was signed names who signed, and is still recognised", async () => {
    const certificate = [
      "-keyout",
      "key.pem",
      "-out",
      "certificate.pem",
      "-subj",
      "/O=Contoso/CN=Contoso Code Signing",
    ];
    workshop.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", ...certificate);
    const signing = ["-certs", "certificate.pem", "-key", "key.pem", "-in", "acme.exe", "-out", "signed.exe"];
    workshop.run("osslsigncode", "sign", ...signing);
    const signed = workshop.bytes("signed.exe");
    expect(await inspectProgram(named(signed))).toMatchObject({
      signature: { present: true, subject: "Contoso Code Signing" },
      installer: { type: "nsis" },
    });
    expect(await truncationsRead(signed, inspectProgram)).toEqual([]);
  });

  it("is refused wherever it is cut, down to what it installs", async () => {
    expect(await truncationsRead(original, inspectProgram)).toEqual([]);
    await expect(inspectProgram(named(original.subarray(0, -1), "acme.exe"))).rejects.toMatchObject({
      code: "installer.truncated",
      message: expect.stringContaining(`what it installs should end at byte ${original.length}`),
    });
  });

  it("is read or refused in words whatever is damaged in it", async () => {
    const { resources } = await import("../portable-executable/program.ts").then(({ readProgram }) =>
      readProgram(named(original)),
    );
    const version = resources.find(({ type }) => type === 16);
    const tree = (version?.offset ?? 0) - 1500;
    const places = [
      [0, 700],
      [tree, 400],
      [version?.offset ?? 0, version?.size ?? 1],
    ] as const;
    const outcomes = await damageAndJudge(original, inspectProgram, { rounds: 800, seed: 77, places });
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
