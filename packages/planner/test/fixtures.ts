import {
  asOnMedia,
  type Disk,
  type Inventory,
  type PublicationBody,
  type PublishedBuild,
  type PublishedPackage,
  powershellStep,
  publishedPackage,
  regionalSettings,
  type SoftwareStep,
  softwareStep,
  usualEnding,
} from "@windlass/protocol";

/** A readable identifier: the same digit everywhere. */
export const id = (digit: number): string => `00000000-0000-4000-8000-${String(digit).padStart(12, "0")}`;
export const hash = (digit: string): string => digit.repeat(64);

export const internalDisk: Disk = {
  number: 0,
  model: "KIOXIA KXG8AZNV512G",
  serialNumber: "72QF81BKE1S7",
  sizeBytes: 512_110_190_592,
  bus: "nvme",
  removable: false,
};

export const inventory = (changes: Partial<Inventory> = {}, serialNumber = "7XK29T3"): Inventory => ({
  architecture: "x64",
  firmware: "uefi",
  secureBoot: true,
  smbios: {
    manufacturer: "Dell Inc.",
    product: "Latitude 5450",
    sku: "0CB2",
    family: "Latitude",
    serialNumber,
    uuid: "4c4c4544-0058-4b10-8032-b7c04f395433",
    chassisType: 10,
    boardManufacturer: "Dell Inc.",
    boardProduct: "0M1X2Y",
    firmwareVersion: "1.8.2",
  },
  memoryBytes: 17_179_869_184,
  disks: [internalDisk],
  networkInterfaces: [{ name: "Ethernet", mac: "a4:bb:6d:01:02:03", medium: "ethernet", linkSpeedMbps: 1000 }],
  tpm: { present: true, version: "2.0" },
  hardwareIds: ["PCI\\VEN_8086&DEV_7E40"],
  deviceNodes: [],
  ...changes,
});

export const scriptStep = (digit: number, changes: Partial<Extract<SoftwareStep, { kind: "powershell" }>> = {}) =>
  powershellStep.parse({ id: id(digit), name: "Configure", kind: "powershell", script: "exit 0", ...changes });

export const copyStep = (digit: number, source: string): SoftwareStep =>
  softwareStep.parse({
    id: id(digit),
    name: "Copy the tools",
    kind: "copy",
    source,
    destination: "C:\\Tools",
    overwrite: true,
    continueOnError: false,
  });

export const tools: PublishedPackage = publishedPackage.parse({
  id: id(30),
  name: "Contoso Tools",
  version: "2.1.0",
  steps: [copyStep(31, "tools"), scriptStep(32)],
  files: [
    { path: "tools/agent.exe", sha256: hash("a"), sizeBytes: 4096 },
    { path: "tools/agent.ini", sha256: hash("b"), sizeBytes: 120 },
    { path: "readme.txt", sha256: hash("c"), sizeBytes: 60 },
  ],
  archive: { sha256: hash("d"), sizeBytes: 2048 },
});

export const build = (changes: Partial<PublishedBuild> = {}): PublishedBuild => ({
  id: id(10),
  name: "Office",
  description: "",
  operatingSystems: [
    { architecture: "x64", operatingSystemId: id(20), imageIndex: 1, language: "en-US", ...asOnMedia },
    { architecture: "arm64", operatingSystemId: id(20), imageIndex: 2, language: "de-DE", ...asOnMedia },
  ],
  packageIds: [id(30)],
  packageOptions: [],
  computerNameTemplate: "WL-%SERIAL%",
  checks: null,
  naming: { lookUp: false, ask: null },
  whenDriverFails: "go-on",
  diskTemplateId: null,
  securityModelId: null,
  ending: usualEnding,
  join: { kind: "none" },
  administrator: { kind: "as-it-is", renamedTo: null },
  ...regionalSettings.parse({}),
  registeredOwner: "",
  registeredOrganisation: "",
  autopilot: {
    way: "registration",
    intendedMode: "user-driven",
    groupTag: "OD-OFFICE",
    groupObjectId: id(40),
    waitPolicy: { kind: "until-ready", whenFailed: "fail" },
  },
  ...changes,
});

const image = (index: number, architecture: "x64" | "arm64", languages: string[]) => ({
  index,
  name: `Windows 11 Pro ${architecture}`,
  edition: "Professional",
  architecture,
  languages,
  defaultLanguage: languages[0] ?? null,
  build: 26100,
  servicePackBuild: 4349,
  sizeBytes: 18_000_000_000,
});

export const publication = (changes: Partial<PublicationBody> = {}): PublicationBody => ({
  schemaVersion: 1,
  organisationId: id(1),
  number: 7,
  createdAt: "2026-11-20T08:00:00.000Z",
  previousSha256: hash("9"),
  builds: [build()],
  operatingSystems: [
    {
      id: id(20),
      name: "Windows 11 24H2",
      kind: "wim",
      sha256: hash("d"),
      sizeBytes: 5_000_000_000,
      images: [image(1, "x64", ["en-US", "de-DE"]), image(2, "arm64", ["de-DE"])],
    },
  ],
  packages: [tools],
  removals: [],
  driverCatalogue: null,
  diskTemplates: [],
  securityModels: [],
  vendors: [],
  locations: [],
  ...changes,
});
