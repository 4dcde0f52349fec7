import type { DeviceView, DriverCoverage, DriverPackView } from "@windlass/protocol";
import { labBookPackId } from "./drivers.ts";

export const driverPacksOf = (organisationId: string): DriverPackView[] =>
  [
    {
      name: "Contoso Lab Book 14 Windows 11 2026.08",
      vendor: "Contoso",
      version: "2026.08",
      drivers: 63,
      onlyHere: 41,
    },
    { name: "sp154321", vendor: "HP", version: "1.2", drivers: 320, onlyHere: 302, active: false },
    { name: "Docks", vendor: "", version: "", drivers: 4, onlyHere: 4, organisationId: null },
  ].map((changes, position) => ({
    id: position === 0 ? labBookPackId : `5b1d3c52-0c4e-4b0b-9d0e-5a7c6a3f9a1${position}`,
    organisationId,
    revision: 1,
    active: true,
    filter:
      position === 0 ? { field: "model" as const, operator: "is" as const, values: ["Contoso Lab Book 14"] } : null,
    notes: "",
    otherData: position === 0 ? [{ name: "Tested by", value: "Client team, August" }] : [],
    fileName: `${changes.name}.zip`,
    fileSha256: "c0ffee00".repeat(8),
    fileSizeBytes: 2_412_903_771,
    importedAt: `2026-11-2${position}T14:02:00.000Z`,
    activeDrivers: changes.drivers,
    withMissingFiles: position,
    sizeBytes: 412_300 * changes.drivers,
    ...changes,
  }));

/** Three models, of which one has what it needs, one lacks a part, and one waits for a decision. */
export const coverageOf = (devices: readonly DeviceView[]): DriverCoverage => {
  const [first] = devices;
  if (!first) return { devices: 0, models: [], vendors: [], classes: [], missing: [] };
  const models = [
    { model: "Latitude 5450", manufacturer: "Dell Inc.", devices: 412, covered: 180, needing: 9, needingCovered: 9 },
    { model: "HP EliteBook 840 14 inch G11 Notebook PC", manufacturer: "HP", devices: 230, covered: 96, needing: 11 },
    { model: "ThinkPad T14 Gen 5", manufacturer: "LENOVO", devices: 61, covered: 140, conflicts: 2, needingCovered: 8 },
  ].map((changes) => ({
    sku: "0CB2",
    architecture: "x64" as const,
    osBuild: 26200,
    exampleDeviceId: first.id,
    parts: 212,
    needing: 8,
    needingCovered: 7,
    conflicts: 0,
    packs: ["Contoso Lab Book 14 Windows 11 2026.08"],
    ...changes,
  }));
  const numbers = (parts: number, covered: number) => ({ parts, covered, needing: 20, needingCovered: 12 });
  return {
    devices: 703,
    models,
    vendors: models.map(({ manufacturer, devices: count, parts, covered }) => ({
      name: manufacturer,
      devices: count,
      ...numbers(parts * count, covered * count),
    })),
    classes: [
      { name: "System", ...numbers(61_000, 50_100) },
      { name: "Net", ...numbers(1406, 1406) },
      { name: "Media", ...numbers(703, 230) },
    ],
    missing: [
      {
        name: "Smart Sound",
        class: "Media",
        hardwareId: "PCI\\VEN_8086&DEV_7E28&SUBSYS_8C26103C&REV_20",
        devices: 230,
        models: ["HP EliteBook 840 14 inch G11 Notebook PC"],
        why: "No driver names this part, and the device has none of its own for it.",
      },
    ],
  };
};
