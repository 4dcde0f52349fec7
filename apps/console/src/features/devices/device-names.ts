import type { DeviceView } from "@windlass/protocol";

type Named = Pick<DeviceView, "manufacturer" | "model" | "vendorName" | "modelName">;

/** Maker and model in one line, under the names that they are known by. */
export const modelOf = ({ manufacturer, model, vendorName, modelName }: Named): string =>
  [vendorName ?? manufacturer, modelName ?? model].filter(Boolean).join(" ") || "–";

const chassisNames: Readonly<Record<number, string>> = {
  3: "Desktop",
  4: "Low-profile desktop",
  6: "Mini tower",
  7: "Tower",
  8: "Portable",
  9: "Laptop",
  10: "Notebook",
  13: "All in one",
  14: "Sub-notebook",
  15: "Space-saving desktop",
  30: "Tablet",
  31: "Convertible",
  32: "Detachable",
  35: "Mini PC",
  36: "Stick PC",
};

/** A chassis type in words. SMBIOS specification, table "System Enclosure or Chassis Types". */
export const chassisName = (type: number): string => chassisNames[type] ?? `Type ${type}`;
