import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RegistryFileReading, SoftwarePackageView, WingetAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation, createPackage, uploadFile } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

const hash = "A".repeat(64);

/** Manifests in the form of the community repository; the addresses are of nobody. */
const manifests: Readonly<Record<string, string>> = {
  "/raw/manifests/c/Contoso/Tool/10.2.0/Contoso.Tool.installer.yaml": `# Created with komac
# yaml-language-server: $schema=https://aka.ms/winget-manifest.installer.1.10.0.schema.json
PackageIdentifier: Contoso.Tool
PackageVersion: 10.2.0
InstallerType: wix
Scope: machine
InstallerSwitches:
  Custom: ACCEPT=1
ExpectedReturnCodes:
- InstallerReturnCode: 1234
  ReturnResponse: rebootRequiredToFinish
- InstallerReturnCode: 77
  ReturnResponse: alreadyInstalled
ProductCode: '{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}'
Dependencies:
  PackageDependencies:
  - PackageIdentifier: Microsoft.VCRedist.2015+.x64
Installers:
- Architecture: x64
  InstallerType: exe
  InstallerUrl: https://downloads.example/tool.exe
  InstallerSha256: ${hash}
  InstallerSwitches:
    Silent: /S
- Architecture: x64
  InstallerUrl: https://downloads.example/tool-x64.msi
  InstallerSha256: ${hash}
- Architecture: arm64
  Scope: user
  InstallerUrl: https://downloads.example/tool-arm64.msi
  InstallerSha256: ${hash}
- Architecture: x86
  InstallerType: pwa
  InstallerUrl: https://downloads.example/tool
  InstallerSha256: ${hash}
ManifestType: installer
ManifestVersion: 1.10.0
`,
  "/raw/manifests/c/Contoso/Tool/10.2.0/Contoso.Tool.locale.en-US.yaml":
    "PackageIdentifier: Contoso.Tool\nPackageName: Contoso Tool\nPublisher: Contoso Ltd.\nManifestType: defaultLocale\n",
  "/raw/manifests/c/Contoso/Tool/9.9.0/Contoso.Tool.yaml":
    "PackageIdentifier: Contoso.Tool\nPackageVersion: 9.9.0\nPackageName: Old\nInstallers:\n- Architecture: neutral\n" +
    `  InstallerType: nullsoft\n  InstallerUrl: https://downloads.example/old.exe\n  InstallerSha256: ${hash.toLowerCase()}\n`,
  "/raw/manifests/c/Contoso/Tool/1.0/Contoso.Tool.installer.yaml": `a: &a [x, x]\n${"b: [*a, *a, *a]\n".repeat(200)}`,
  "/list/manifests/c/Contoso/Tool": JSON.stringify([
    { name: "9.9.0", type: "dir" },
    { name: "10.2.0", type: "dir" },
    { name: "10.2.0-beta", type: "dir" },
    { name: "Extra", type: "dir" },
    { name: ".validation", type: "file" },
  ]),
};

let winget: Server;
let server: TestServer;
let administrator: TestClient;
let organisationId: string;
beforeAll(async () => {
  winget = createServer((request, response) => {
    const text = manifests[decodeURIComponent(request.url ?? "")];
    if (request.url?.includes("Broken")) response.writeHead(500).end();
    else response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => winget.listen(0, "127.0.0.1", resolve));
  const { port } = winget.address() as AddressInfo;
  server = await startTestServer({
    WINDLASS_WINGET_URL: `http://127.0.0.1:${port}/raw`,
    WINDLASS_WINGET_LISTING_URL: `http://127.0.0.1:${port}/list`,
  });
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterAll(async () => {
  await server.close();
  winget.close();
});

const resolve = (question: Record<string, unknown>) =>
  administrator.request<WingetAnswer & { error: { code: string; message: string } }>(
    "POST",
    "/api/winget-resolutions",
    {
      packageId: "Contoso.Tool",
      architectures: ["x64"],
      ...question,
    },
  );

describe("a WinGet package", () => {
  it("is pinned to the newest version's installers, with what the manifest says of them", async () => {
    const { status, body } = await resolve({ architectures: ["x64", "arm64", "x86"] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      packageId: "Contoso.Tool",
      name: "Contoso Tool",
      publisher: "Contoso Ltd.",
      dependencies: ["Microsoft.VCRedist.2015+.x64"],
      problems: [
        { architecture: "arm64", message: expect.stringContaining("it is installed for the user only") },
        { architecture: "x86", message: expect.stringContaining("of the type pwa, which needs winget") },
      ],
    });
    // Windows Installer before the bare program, root fields inherited, hash in the product's spelling.
    expect(body.pins).toMatchObject([
      {
        version: "10.2.0",
        architecture: "x64",
        type: "wix",
        url: "https://downloads.example/tool-x64.msi",
        sha256: hash.toLowerCase(),
        arguments: "/quiet /norestart ACCEPT=1",
        exitCodes: [
          { code: 1234, meaning: "reboot", note: "rebootRequiredToFinish" },
          { code: 77, meaning: "success" },
        ],
        productCode: "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}",
        manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it("of an older version in one file gets winget's own switches", async () => {
    const { body } = await resolve({ version: "9.9.0" });
    expect(body.pins).toMatchObject([{ type: "nullsoft", arguments: "/S", version: "9.9.0" }]);
    expect(body.name).toBe("Old");
  });

  it("is refused by name where the source has none, is broken, or its manifest is hostile", async () => {
    expect((await resolve({ packageId: "Contoso.Other" })).body.error.code).toBe("software.winget-not-found");
    expect((await resolve({ version: "3.0" })).body.error.code).toBe("software.winget-not-found");
    expect((await resolve({ packageId: "Contoso.Broken" })).body.error.code).toBe("software.winget-unreachable");
    expect(await resolve({ version: "1.0" })).toMatchObject({
      status: 502,
      body: { error: { code: "software.winget-unreadable" } },
    });
    expect((await resolve({ packageId: "../../etc.passwd" })).status).toBe(400);
  });
});

describe("a .reg file", () => {
  it("is read into changes, and refused in words", async () => {
    const read = (text: Buffer) =>
      administrator.request<RegistryFileReading>("POST", "/api/registry-files", {
        name: "settings.reg",
        content: text.toString("base64"),
      });
    const text =
      '\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n"a"=dword:1\r\nx';
    expect((await read(Buffer.from(text, "utf16le"))).body).toEqual({
      changes: [
        {
          action: "set",
          root: "HKEY_LOCAL_MACHINE",
          key: "SOFTWARE\\Contoso",
          name: "a",
          data: { type: "REG_DWORD", number: 1 },
        },
      ],
      problems: [{ line: 5, message: "it is neither a key nor a value" }],
    });
    expect(await read(Buffer.from("hello"))).toMatchObject({
      status: 422,
      body: { error: { code: "software.registry-file-unreadable" } },
    });
  });
});

const wixlIsThere = spawnSync("which", ["wixl"], { stdio: "ignore" }).status === 0;

describe.skipIf(!wixlIsThere)("an MSI that is added to a package", () => {
  it("tells its product at once, and a damaged one what is wrong", async () => {
    const folder = mkdtempSync(join(tmpdir(), "windlass-msi-"));
    writeFileSync(
      join(folder, "acme.wxs"),
      `<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Product Name="Acme Tool" Version="3.2.1" Language="1033"
        Id="C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11" UpgradeCode="0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22" Manufacturer="Contoso">
        <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"/><Directory Id="TARGETDIR" Name="SourceDir"/>
        <Feature Id="F" Level="1"/></Product></Wix>`,
    );
    spawnSync("wixl", ["-a", "x64", "-o", join(folder, "acme.msi"), join(folder, "acme.wxs")]);
    const bytes = readFileSync(join(folder, "acme.msi"));
    rmSync(folder, { recursive: true });

    const { id } = await createPackage(administrator, organisationId, { name: "Acme Tool" });
    const add = async (content: Buffer, path: string) => {
      const uploadId = await uploadFile(administrator, organisationId, content);
      const url = `/api/software-packages/${id}/files`;
      return (await administrator.request<SoftwarePackageView>("POST", url, { uploadId, path })).body;
    };
    expect((await add(bytes, "setup/acme.msi")).fileFacts).toMatchObject([
      {
        path: "setup/acme.msi",
        problem: null,
        facts: {
          kind: "msi",
          productCode: "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}",
          productVersion: "3.2.1",
          architecture: "x64",
          installsFor: "machine",
        },
      },
    ]);
    const damaged = await add(bytes.subarray(0, 4000), "short.msi");
    expect(damaged.fileFacts[1]).toMatchObject({
      facts: null,
      problem: expect.stringContaining("short.msi is cut short"),
    });
    const url = `/api/software-packages/${id}/files?path=setup%2Facme.msi`;
    const after = await administrator.request<SoftwarePackageView>("DELETE", url);
    expect(after.body.fileFacts).toHaveLength(1);
  });
});
