import { randomUUID } from "node:crypto";
import {
  type DriverDetail,
  type DriverImportFile,
  type DriverImportView,
  type DriverModel,
  WindlassError,
} from "@windlass/protocol";

/** The pack that most of them came in. */
export const labBookPackId = "5b1d3c52-0c4e-4b0b-9d0e-5a7c6a3f9a10";

const model = (description: string, hardwareId: string, compatibleIds: string[] = []): DriverModel => ({
  description,
  installSection: "Install",
  hardwareIds: [hardwareId],
  compatibleIds,
  excludedIds: [],
  featureScore: 255,
});

const target = { architecture: "x64", version: { major: 10, minor: 0 }, productType: null, suiteMask: null } as const;

const driver = (organisationId: string | null, changes: Partial<DriverDetail>): DriverDetail => {
  const models = [
    model("Contoso(R) Ethernet Controller I225-V", "PCI\\VEN_8086&DEV_15F3&SUBSYS_00008086", ["PCI\\VEN_8086&CC_0200"]),
    model("Contoso(R) Ethernet Controller I225-LM", "PCI\\VEN_8086&DEV_15F2"),
  ];
  return {
    id: randomUUID(),
    organisationId,
    revision: 1,
    description: "Contoso(R) Ethernet Controller I225-V and 1 other",
    version: "2.1.3.15",
    active: true,
    availableToWindowsPe: false,
    filter: null,
    notes: "",
    infName: "e2nic.inf",
    kind: "base",
    class: "Net",
    classGuid: "4d36e972-e325-11ce-bfc1-08002be10318",
    provider: "Contoso Networks, Inc.",
    driverDate: "2023-05-17",
    driverVersion: "2.1.3.15",
    architectures: ["x64"],
    minimumVersion: "10.0",
    minimumBuild: 22000,
    modelCount: models.length,
    hardwareIdCount: 3,
    missingFileCount: changes.missingFiles?.length ?? 0,
    errorCount: 0,
    sha256: "c0ffee00".repeat(8),
    sizeBytes: 412_300,
    limitedArchitectures: null,
    limitedMinimumBuild: null,
    otherData: [],
    packs: [{ id: labBookPackId, name: "Contoso Lab Book 14 Windows 11 2026.08", active: true }],
    infPath: "Network/I225/e2nic.inf",
    importedAt: "2026-11-21T14:02:00.000Z",
    facts: {
      kind: "base",
      class: "Net",
      classGuid: "4d36e972-e325-11ce-bfc1-08002be10318",
      provider: "Contoso Networks, Inc.",
      catalog: "e2nic.cat",
      driverDate: "2023-05-17",
      driverVersion: "2.1.3.15",
      extensionId: null,
      manufacturers: [{ name: "Contoso", sections: [{ target: { ...target, minimumBuild: 22000 }, models }] }],
    },
    files: ["e2nic.cat", "e2nic.sys", "nic_msg.dll"].map((path, position) => ({
      path,
      kind: position === 0 ? "catalog" : "file",
      architectures: position === 0 ? [] : ["x64"],
      line: 10 + position,
    })),
    missingFiles: [],
    problems: [],
    ...changes,
  };
};

/** One of each state, and enough others to turn pages. */
/** A driver of another version for the network card that the devices have. */
const forDevices = (organisationId: string, infName: string, driverDate: string, changes: Partial<DriverDetail>) => {
  const made = driver(organisationId, {
    infName,
    driverDate,
    class: "NetService",
    description: "Contoso(R) Ethernet I219-LM",
    ...changes,
  });
  const models = [model("Contoso(R) Ethernet I219-LM", "PCI\\VEN_8086&DEV_15FB&SUBSYS_0C1D1028")];
  const manufacturers = [{ name: "Contoso", sections: [{ target: { ...target, minimumBuild: 22000 }, models }] }];
  return { ...made, facts: { ...made.facts, driverDate, manufacturers } };
};

export const driversOf = (organisationId: string): DriverDetail[] => {
  const missing = { path: "x64/etw/RstMwEvent.man", kind: "file", architectures: ["x64"], line: 27 } as const;
  const storage = driver(organisationId, {
    description: "Contoso RST VMD Controller and 1 other",
    class: "SCSIAdapter",
    provider: "Contoso Storage",
    infName: "iaStorVD.inf",
    availableToWindowsPe: true,
    version: "20.1.0.1007",
    missingFiles: [{ ...missing, architectures: ["x64"] }],
    errorCount: 1,
    problems: [
      {
        code: "install-section-missing",
        severity: "error",
        message: "There is no install section [Nvme_Inst].",
        line: 31,
        offset: 912,
      },
      {
        code: "string-undefined",
        severity: "warning",
        message: "No section [Strings] defines %Disk%.",
        line: 14,
        offset: 402,
      },
    ],
  });
  const others = Array.from({ length: 57 }, (_, number) =>
    driver(organisationId, {
      description: `Contoso System Device ${String(number + 1).padStart(2, "0")}`,
      class: "System",
      provider: "Contoso",
      infName: `sys${number}.inf`,
      minimumBuild: null,
    }),
  );
  return [
    storage,
    driver(organisationId, {}),
    driver(organisationId, {
      description: "Contoso(R) Ethernet Controller I219-V",
      active: false,
      version: "12.19.2.62",
    }),
    driver(null, {
      description: "Contoso High Definition Audio Extension",
      kind: "extension",
      class: "Extension",
      provider: "Contoso Semiconductor Corp.",
      infName: "hdxext.inf",
      architectures: ["arm64", "x64"],
    }),
    forDevices(organisationId, "e1d.inf", "2026-03-02", {
      filter: {
        all: [
          { field: "vendor", operator: "is", values: ["Dell Inc.", "LENOVO"] },
          {
            any: [
              { field: "os-build", operator: "at-least", value: 26100 },
              { not: { field: "tpm-present", operator: "is", value: false } },
            ],
          },
        ],
      },
    }),
    forDevices(organisationId, "e1d-2024.inf", "2024-11-19", {}),
    forDevices(organisationId, "e1d-arm.inf", "2026-03-02", {
      filter: { field: "model", operator: "starts-with", values: ["Surface"] },
    }),
    ...others,
  ];
};

const importView = (organisationId: string, changes: Partial<DriverImportView>): DriverImportView => ({
  id: randomUUID(),
  organisationId,
  fileName: "Contoso Lab Book 14 Windows 11 2026.08.zip",
  sizeBytes: 2_412_903_771,
  state: "ready",
  done: 214,
  total: 214,
  imported: 64,
  known: 141,
  ignored: 6,
  refused: 3,
  withMissingFiles: 1,
  failure: null,
  packId: null,
  startedAt: "2026-11-21T14:00:00.000Z",
  ...changes,
});

export const driverImportsOf = (organisationId: string): DriverImportView[] => [
  importView(organisationId, { fileName: "sp154321.exe", state: "reading", done: 88, total: 320 }),
  importView(organisationId, {}),
  importView(organisationId, {
    fileName: "tp_t14_setup.exe",
    state: "refused",
    failure: new WindlassError("driver.pack-without-inf", {
      parameters: { file: "tp_t14_setup.exe", kind: "it is of the kind PE" },
    }).told(),
  }),
];

/** A report of the pack that brought these drivers. */
export const importReportOf = (drivers: readonly DriverDetail[]): DriverImportFile[] => [
  ...drivers.slice(0, 4).map(
    (one): DriverImportFile => ({
      path: one.infPath.replace("e2nic.inf", one.infName),
      outcome: one.missingFiles.length > 0 ? "imported" : "known",
      driverId: one.id,
      description: one.description,
      missingFiles: one.missingFiles.map(({ path }) => path),
      problems: one.problems,
      failure: null,
    }),
  ),
  {
    path: "autorun.inf",
    outcome: "ignored",
    driverId: null,
    description: null,
    missingFiles: [],
    problems: [],
    failure: new WindlassError("inf.not-recognised", {
      parameters: { file: "autorun.inf", what: "it has no section [Version]" },
    }).told(),
  },
];
