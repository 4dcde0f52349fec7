import {
  type RegistryFileReading,
  registryFileInput,
  registryFileReading,
  WindlassError,
  type WingetPin,
  wingetAnswer,
  wingetQuestion,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";

const pin = (architecture: WingetPin["architecture"], version: string): WingetPin => ({
  version,
  architecture,
  type: "wix",
  url: `https://www.7-zip.org/a/7z${version.replace(".", "")}-${architecture}.msi`,
  sha256: architecture === "x64" ? "5d1f3c7a9b2e4860".repeat(4) : "93c1e7a2b04d58f6".repeat(4),
  sizeBytes: null,
  arguments: "/qn /norestart",
  exitCodes: [{ code: 3010, meaning: "reboot", note: "" }],
  productCode: "{23170F69-40C1-2702-2501-000001000000}",
  nestedFiles: [],
  portable: null,
  requires: [],
  dependencies: [],
  manifestSha256: "ab12".repeat(16),
  resolvedAt: "2026-11-23T09:00:00.000Z",
});

const searchPin = (architecture: WingetPin["architecture"]): WingetPin => ({
  ...pin(architecture, "14.1.1"),
  type: "portable",
  url: `https://downloads.example/search-14.1.1-${architecture}-pc-windows-msvc.zip`,
  arguments: "",
  exitCodes: [],
  productCode: null,
  nestedFiles: [
    { path: `search-14.1.1-${architecture}-pc-windows-msvc/search.exe`, alias: null },
    { path: `search-14.1.1-${architecture}-pc-windows-msvc/tools/index.exe`, alias: "search-index" },
  ],
  portable: {
    displayName: "Contoso Search",
    publisher: "Contoso Ltd.",
    displayVersion: "14.1.1",
    command: null,
    dependsOnPath: false,
  },
});

const framework = (packageId: string, version: string): WingetPin["dependencies"][number] => ({
  packageId,
  version,
  type: "appx",
  url: `https://downloads.example/${packageId}.appx`,
  sha256: "07c4".repeat(16),
  sizeBytes: null,
  nestedFiles: [],
});

const terminalPin = (architecture: WingetPin["architecture"]): WingetPin => ({
  ...pin(architecture, "1.22.10352.0"),
  requires: ["Contoso.VCRedist.x64"],
  type: "msix",
  url: "https://downloads.example/Contoso.Terminal_1.22.10352.0_8wekyb3d8bbwe.msixbundle",
  arguments: "",
  exitCodes: [],
  productCode: null,
  dependencies: [framework("Contoso.VCLibs.Desktop.14", "14.0.33728.0"), framework("Contoso.UI.Xaml.2.8", "2.8.6")],
});

/** Packages of other kinds than the usual, as a source would have them. */
const others: Readonly<Record<string, { name: string; pinOf: typeof searchPin; notes: string[] }>> = {
  "Contoso.Search": { name: "Contoso Search", pinOf: searchPin, notes: [] },
  "Contoso.Terminal": {
    name: "Contoso Terminal",
    pinOf: terminalPin,
    notes: ["It needs Windows features: NetFx3."],
  },
};

const contoso = "SOFTWARE\\Policies\\Contoso";
const machine = "HKEY_LOCAL_MACHINE" as const;

/** What every `.reg` file comes to here: all that such a file can do, in two hives. */
const reading: RegistryFileReading = {
  changes: [
    { action: "set", root: machine, key: contoso, name: "Server", data: { type: "REG_SZ", text: "vpn.contoso.com" } },
    { action: "set", root: machine, key: contoso, name: "Port", data: { type: "REG_DWORD", number: 4433 } },
    { action: "delete-value", root: machine, key: contoso, name: "LegacyServer" },
    { action: "delete-key", root: machine, key: "SOFTWARE\\Contoso\\Old client" },
    { action: "create-key", root: "HKEY_CURRENT_USER", key: "Software\\Contoso" },
    {
      action: "set",
      root: "HKEY_CURRENT_USER",
      key: "Software\\Contoso",
      name: "",
      data: { type: "REG_EXPAND_SZ", text: "%APPDATA%\\Contoso" },
    },
  ],
  problems: [{ line: 14, message: "a value without a key before it" }],
};

/** What steps are read from: a `.reg` file, and one package that a WinGet source would know. */
export const softwareImportRoutes = (): FastifyPluginAsyncZod => async (app) => {
  app.post(
    "/registry-files",
    { schema: { body: registryFileInput, response: { 200: registryFileReading } } },
    async () => reading,
  );
  app.post(
    "/winget-resolutions",
    { schema: { body: wingetQuestion, response: { 200: wingetAnswer } } },
    async (request) => {
      const { packageId, version, architectures } = request.body;
      const other = others[packageId];
      if (other)
        return {
          packageId,
          name: other.name,
          publisher: "Contoso Ltd.",
          pins: architectures.filter((one) => one === "x64").map(other.pinOf),
          dependencies: other.pinOf("x64").requires,
          notes: other.notes.map((message) => ({ architecture: "x64" as const, message })),
          problems: architectures
            .filter((one) => one !== "x64")
            .map((architecture) => ({ architecture, message: `It has no installer for ${architecture}.` })),
        };
      if (packageId !== "7zip.7zip")
        throw new WindlassError("software.winget-not-found", { parameters: { what: `package ${packageId}` } });
      return {
        packageId,
        name: "7-Zip",
        publisher: "Igor Pavlov",
        pins: architectures.filter((one) => one !== "x86").map((one) => pin(one, version ?? "25.01")),
        dependencies: [],
        notes: [],
        problems: architectures
          .filter((one) => one === "x86")
          .map((architecture) => ({ architecture, message: "The manifest has no installer for it in this scope." })),
      };
    },
  );
};
