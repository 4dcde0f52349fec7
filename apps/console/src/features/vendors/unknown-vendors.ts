import { isPlaceholderText } from "@windlass/planner";
import type { SeenHardware } from "@windlass/protocol";
import type { UnknownVendor } from "./vendor-proposals.tsx";

/** Makers that nobody knows and nobody has decided on, the most frequent first. */
export const unknownVendorsOf = (hardware: readonly SeenHardware[]): UnknownVendor[] => {
  const devices = new Map<string, number>();
  for (const seen of hardware) {
    if (seen.vendorId !== null || seen.ignored || isPlaceholderText(seen.manufacturer)) continue;
    devices.set(seen.manufacturer, (devices.get(seen.manufacturer) ?? 0) + seen.devices);
  }
  return [...devices]
    .map(([manufacturer, count]) => ({ manufacturer, devices: count }))
    .toSorted((left, right) => right.devices - left.devices);
};

/** How many devices each vendor or model has, by its id. */
export const devicesById = (
  hardware: readonly SeenHardware[],
  idOf: (seen: SeenHardware) => string | null,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const seen of hardware) {
    const id = idOf(seen);
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + seen.devices);
  }
  return counts;
};
