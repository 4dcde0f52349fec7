import { randomUUID } from "node:crypto";
import {
  type BuildView,
  buildDefinition,
  type DefinitionView,
  type OperatingSystemView,
  type SecretView,
  type SoftwarePackageView,
  type SoftwareProductView,
  settingsOfBuild,
  softwarePackageView,
  type WindowsImage,
} from "@windlass/protocol";

const image = (index: number, edition: string, name: string): WindowsImage => ({
  index,
  name,
  edition,
  architecture: "x64",
  languages: ["en-US", "de-DE"],
  defaultLanguage: "en-US",
  build: 26100,
  servicePackBuild: 4652,
  sizeBytes: 15_872_331_110,
});

export const operatingSystem = (organisationId: string, name: string): OperatingSystemView => ({
  id: randomUUID(),
  organisationId,
  name,
  kind: "wim",
  compression: "lzx",
  sha256: "4f6a9d01c2b3e8f7".repeat(4),
  sizeBytes: 5_512_903_771,
  images: [
    image(1, "Enterprise", "Windows 11 Enterprise"),
    image(2, "Professional", "Windows 11 Pro"),
    image(3, "Education", "Windows 11 Education"),
  ],
  release: { product: "Windows 11", version: "24H2", build: 26100, name: "Windows 11 24H2" },
  media: {
    fileName: "Win11_24H2_English_x64.iso",
    disc: { fileSystem: "udf", label: "CCCOMA_X64FRE_EN-US_DV9" },
    paths: ["sources/install.wim"],
    bootImages: [
      image(1, "WindowsPE", "Microsoft Windows PE (x64)"),
      image(2, "WindowsPE", "Microsoft Windows Setup (x64)"),
    ],
    setupFiles: ["setup.exe", "sources/setup.exe", "efi/boot/bootx64.efi"],
  },
  usedBy: [],
  importedAt: "2026-11-20T09:12:44.000Z",
});

/** Writes into each operating system which builds deploy it. */
export const showUsers = (store: { operatingSystems: OperatingSystemView[]; builds: BuildView[] }): void => {
  store.operatingSystems = store.operatingSystems.map((system) => ({
    ...system,
    usedBy: store.builds
      .filter(({ definition }) => definition.operatingSystems.some((entry) => entry.operatingSystemId === system.id))
      .map(({ id, definition }) => ({ id, name: definition.name })),
  }));
};

/** The same media of a later release, without its last edition. */
export const laterRelease = (system: OperatingSystemView, name: string): OperatingSystemView => ({
  ...system,
  id: randomUUID(),
  name,
  sha256: "93c1e7a2b04d58f6".repeat(4),
  images: system.images.slice(0, -1).map((each) => ({ ...each, build: 26200, servicePackBuild: 6584 })),
  release: { product: "Windows 11", version: "25H2", build: 26200, name: "Windows 11 25H2" },
});

export const softwareProduct = (organisationId: string, name: string): Omit<SoftwareProductView, "versions"> => ({
  id: randomUUID(),
  organisationId,
  revision: 2,
  name,
  vendor: "Contoso Ltd.",
  homepage: "https://contoso.test/vpn",
  notes: "Licences are handed out by the service desk.",
  updatedAt: "2026-11-20T15:03:00.000Z",
});

export const softwarePackage = (
  { id: productId, organisationId, name }: Pick<SoftwareProductView, "id" | "organisationId" | "name">,
  version: string,
): SoftwarePackageView =>
  softwarePackageView.parse({
    id: randomUUID(),
    organisationId,
    productId,
    revision: 3,
    name,
    version,
    steps: [
      {
        id: randomUUID(),
        kind: "copy",
        name: "Copy the tools",
        continueOnError: false,
        source: "tools",
        destination: "C:\\Tools",
        overwrite: true,
      },
      {
        id: randomUUID(),
        kind: "powershell",
        name: "Set the time zone",
        continueOnError: true,
        script: 'Set-TimeZone -Id "W. Europe Standard Time"\nWrite-Output "Time zone set"',
        timeoutSeconds: 300,
        successExitCodes: [0],
        rebootExitCodes: [3010],
      },
    ],
    files: [
      { path: "tools/windlass-tool.exe", sha256: "a".repeat(64), sizeBytes: 4_812_992 },
      { path: "tools/readme.txt", sha256: "b".repeat(64), sizeBytes: 912 },
      { path: "setup/acme.msi", sha256: "c".repeat(64), sizeBytes: 10_240 },
      { path: "setup/reader.exe", sha256: "d".repeat(64), sizeBytes: 2_310_144 },
    ],
    fileFacts: [
      {
        path: "setup/reader.exe",
        problem: null,
        facts: {
          kind: "program",
          architecture: "x86",
          productName: "Contoso Reader",
          productVersion: "11.2",
          fileVersion: "11.2.0.4",
          companyName: "Contoso Ltd.",
          description: "Contoso Reader Setup",
          signature: { present: true, subject: "Contoso Ltd." },
          installer: {
            type: "inno",
            toolVersion: "6.2.2",
            evidence: "Inno Setup Setup Data (6.2.2) in the resources",
            silent: [
              {
                commandLine: '"%INSTALLER%" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART',
                certainty: "documented",
                note: null,
              },
            ],
            uninstall: [],
          },
        },
      },
      {
        path: "setup/acme.msi",
        problem: null,
        facts: {
          kind: "msi",
          productName: "Acme Tool",
          productCode: "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}",
          productVersion: "3.2.1",
          upgradeCode: "{0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22}",
          manufacturer: "Contoso Ltd.",
          architecture: "x64",
          language: 1033,
          packageCode: "{2A5A4A07-1006-43F0-BA64-CB444187B195}",
          installsFor: "machine",
          languages: [1033],
          madeWith: "msitools 0.101",
        },
      },
    ],
    detection: [
      { kind: "msi-product", productCode: "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}", minimumVersion: "3.2.1" },
    ],
    updatedAt: "2026-11-21T15:03:00.000Z",
  });

export const build = (
  organisationId: string,
  name: string,
  operatingSystemId: string,
  packageIds: string[],
): BuildView => ({
  id: randomUUID(),
  organisationId,
  revision: 4,
  definition: buildDefinition.parse({
    name,
    description: "Standard device of the finance department.",
    icon: "office",
    active: true,
    tags: ["finance", "standard"],
    ...settingsOfBuild.parse({}),
    operatingSystems: [{ architecture: "x64", operatingSystemId, imageIndex: 1, language: "en-US" }],
    packageIds,
    computerNameTemplate: "FIN-%SERIAL:8%",
    naming: { lookUp: false, ask: null },
    whenDriverFails: "go-on",
    checks: null,
    diskTemplateId: null,
    securityModelId: null,
    autopilot: {
      way: "registration",
      intendedMode: "user-driven",
      groupTag: "OD-FINANCE",
      groupObjectId: randomUUID(),
      waitPolicy: { kind: "until-ready", whenFailed: "fail" },
    },
  }),
  publishedNumber: 6,
  changedSincePublication: true,
  updatedAt: "2026-11-22T11:31:00.000Z",
});

/** A build of an edition that the later release's media lack. */
export const trainingRoom = (organisationId: string, operatingSystemId: string): BuildView => {
  const made = build(organisationId, "Training room", operatingSystemId, []);
  const operatingSystems = made.definition.operatingSystems.map((entry) => ({ ...entry, imageIndex: 3 }));
  return { ...made, publishedNumber: null, definition: { ...made.definition, operatingSystems, autopilot: null } };
};

const idOf = (secrets: readonly SecretView[], kind: SecretView["kind"]): string =>
  secrets.find((secret) => secret.kind === kind)?.id ?? randomUUID();

/** A build that ends at a desktop in a domain, with features and apps of its own. */
export const shopFloor = (
  organisationId: string,
  operatingSystemId: string,
  secrets: readonly SecretView[],
  definitions: readonly DefinitionView[],
): BuildView => {
  const made = build(organisationId, "Shop floor", operatingSystemId, []);
  const location = definitions.find(({ definition }) => definition.kind === "location");
  const definition = buildDefinition.parse({
    ...made.definition,
    autopilot: null,
    ending: { kind: "desktop", signInWhileDeploying: true, afterwards: "shut-down" },
    join: {
      kind: "domain",
      domain: "corp.contoso.com",
      accountSecretId: idOf(secrets, "user-name-password"),
      organisationalUnit: {
        kind: "by-location",
        places: location ? [{ locationId: location.id, path: "OU=Zurich,OU=Shops,DC=corp,DC=contoso,DC=com" }] : [],
        otherwise: "OU=Shops,DC=corp,DC=contoso,DC=com",
      },
    },
    administrator: { kind: "enabled", passwordSecretId: idOf(secrets, "password"), renamedTo: "Keeper" },
    operatingSystems: made.definition.operatingSystems.map((entry) => ({
      ...entry,
      productKey: { kind: "generic" },
      enabledFeatures: ["NetFx3", "Microsoft-Hyper-V-All"],
      removedApps: ["Microsoft.BingNews", "Microsoft.WindowsStore"],
    })),
  });
  return { ...made, publishedNumber: null, definition };
};

/** A build whose out-of-box experience is answered, but for the network, which it hides. */
export const frontDesk = (organisationId: string, operatingSystemId: string): BuildView => {
  const made = build(organisationId, "Front desk", operatingSystemId, []);
  const definition = buildDefinition.parse({
    ...made.definition,
    autopilot: null,
    ending: { kind: "answered", pages: { hideLicence: true, hideNetwork: true, privacy: "off" } },
  });
  return { ...made, publishedNumber: null, definition };
};
