import { randomUUID } from "node:crypto";
import type { DeploymentRequestView, DeviceHardwareHash, DeviceView, Inventory } from "@windlass/protocol";

const models = [
  ["Dell Inc.", "Latitude 7450"],
  ["LENOVO", "ThinkPad T14 Gen 5"],
  ["HP", "EliteBook 840 G11"],
  ["Microsoft Corporation", "Surface Laptop 7th Edition"],
] as const;

export const inventory = (serialNumber: string, index: number): Inventory => {
  const [manufacturer, product] = models[index % models.length] ?? models[0];
  return {
    architecture: index % 4 === 3 ? "arm64" : "x64",
    firmware: "uefi",
    secureBoot: true,
    smbios: {
      manufacturer,
      product,
      sku: "0C1D",
      family: "Laptop",
      serialNumber,
      uuid: randomUUID(),
      chassisType: 10,
      boardManufacturer: manufacturer,
      boardProduct: "0K240Y",
      firmwareVersion: "1.14.2",
    },
    memoryBytes: 34_359_738_368,
    disks: [
      {
        number: 0,
        model: "KIOXIA 512GB",
        serialNumber: "KX0001",
        sizeBytes: 512_110_190_592,
        bus: "nvme",
        removable: false,
      },
    ],
    networkInterfaces: [
      { name: "Ethernet", mac: "02:00:5e:10:00:01", medium: "ethernet", linkSpeedMbps: 1000 },
      { name: "Wi-Fi", mac: "02:00:5e:10:00:02", medium: "wifi", linkSpeedMbps: null },
    ],
    tpm: { present: true, version: "2.0" },
    deviceNodes: [
      {
        name: "Ethernet",
        hardwareIds: ["PCI\\VEN_8086&DEV_15FB&SUBSYS_0C1D1028&REV_20", "PCI\\VEN_8086&DEV_15FB&SUBSYS_0C1D1028"],
        compatibleIds: ["PCI\\VEN_8086&DEV_15FB", "PCI\\VEN_8086&CC_0200", "PCI\\CC_0200"],
      },
      {
        name: "Wi-Fi",
        hardwareIds: ["PCI\\VEN_8086&DEV_7E40&SUBSYS_00908086&REV_20", "PCI\\VEN_8086&DEV_7E40&SUBSYS_00908086"],
        compatibleIds: ["PCI\\VEN_8086&DEV_7E40", "PCI\\VEN_8086&CC_0280", "PCI\\CC_0280"],
        problemCode: 28,
      },
    ],
    hardwareIds: ["PCI\\VEN_8086&DEV_15FB", "PCI\\VEN_8086&DEV_7E40", "ACPI\\VEN_MSFT&DEV_0101"],
  };
};

const hardwareHash = (serialNumber: string, index: number): DeviceHardwareHash => {
  const [manufacturer, model] = models[index % models.length] ?? models[0];
  const tpm = index % 2 === 0;
  return {
    serialNumber,
    manufacturer,
    model,
    integrity: "intact",
    tpm: { present: tpm, version: tpm ? "2.0" : null },
    findings: tpm
      ? []
      : [
          {
            code: "tpm-data-missing",
            message:
              "The hash carries no TPM data: user-driven mode may work, self-deploying and pre-provisioning do not.",
            remedy:
              "Capture the hash in full Windows, where the TPM can be read, and check that the TPM is switched on in the firmware.",
          },
        ],
    capturedAt: new Date(Date.UTC(2026, 10, 22, 8, 0) - index * 3_600_000).toISOString(),
    parts: {
      capture: { operatingSystem: "10.0.26100.2605", tool: "10.0.26100.1", inFullWindows: tpm, architecture: "x64" },
      processor: {
        manufacturer: "GenuineIntel",
        model: "Core Ultra 7 165U",
        architecture: "x64",
        packages: 1,
        cores: 12,
        threads: 14,
      },
      memory: { gigabytes: 32, maximumGigabytes: 64, slots: 2 },
      drives: [{ gigabytes: 512, bus: "nvme", kind: "solid-state" }],
      displays: [{ width: 31, height: 17, horizontalPixels: 1920, verticalPixels: 1200 }],
      chassis: { type: 10, role: "mobile" },
      graphics: [{ name: "Intel Graphics", dedicatedMegabytes: 128 }],
      firmwareVendor: manufacturer,
      boardManufacturer: manufacturer,
      boardProduct: "0K240Y",
      boardVersion: "A00",
      systemVersion: null,
      productKeyPartNumber: null,
    },
  };
};

export const device = (organisationId: string, index: number): DeviceView => {
  const serialNumber = `WL${String(index).padStart(6, "0")}`;
  const [manufacturer, model] = models[index % models.length] ?? models[0];
  return {
    id: randomUUID(),
    organisationId,
    serialNumber,
    manufacturer,
    model,
    vendorName: index % models.length === 1 ? "Lenovo" : null,
    modelName: null,
    inventory: inventory(serialNumber, index),
    hardwareHash: index % 3 === 2 ? null : hardwareHash(serialNumber, index),
    address: "10.20.4.17",
    location: { id: randomUUID(), name: "Berlin" },
    computerName: index % 3 === 0 ? { name: `FIN-${index}`, reason: "from the template “FIN-%COUNTER:1%”" } : null,
    prestagedBuildId: null,
    prestagedName: null,
    prestagedPackages: [],
    lastSeenAt: new Date(Date.UTC(2026, 10, 22, 8, 0) - index * 3_600_000).toISOString(),
    latestDeploymentId: null,
  };
};

export const request = (organisationId: string, matchCode: string, index: number): DeploymentRequestView => {
  const serialNumber = `5CG4${index}81QZ`;
  const [manufacturer, model] = models[index % models.length] ?? models[0];
  return {
    id: randomUUID(),
    organisationId,
    matchCode,
    serialNumber,
    manufacturer,
    model,
    inventory: inventory(serialNumber, index),
    requestedAt: new Date(Date.now() - 95_000).toISOString(),
  };
};
