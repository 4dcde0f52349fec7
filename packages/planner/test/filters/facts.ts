import { type DeviceFacts, deviceFacts } from "@windlass/protocol";

/** A device of which nothing but `known` is known. */
export const factsWith = (known: Partial<DeviceFacts> = {}): DeviceFacts => ({ ...deviceFacts.parse({}), ...known });

/** A laptop of which everything is known. */
export const laptop: DeviceFacts = {
  vendor: "Dell Inc.",
  model: "Latitude 5450",
  sku: "0CB2",
  family: "Latitude",
  board: "0K240Y",
  serialNumber: "7XK29T3",
  firmwareVersion: "1.8.2",
  chassis: "laptop",
  architecture: "x64",
  hardwareIds: ["PCI\\VEN_8086&DEV_7D45&SUBSYS_0CB21028", "PCI\\VEN_8086&DEV_7D45", "*PNP0C50"],
  osEdition: "Enterprise",
  osVersion: "10.0.26100.4061",
  osBuild: 26100,
  memoryGigabytes: 16,
  diskGigabytes: 512,
  tpm: { present: true, version: "2.0" },
  secureBoot: true,
  organisationId: "6a0f5a0e-3c0a-4b57-9d5e-0a4b8f1c2d3e",
  locationId: null,
};
