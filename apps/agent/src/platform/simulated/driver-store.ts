import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "@windlass/content";
import type { DeviceDescription } from "./device-description.ts";
import type { Effects } from "./effects.ts";

/** Where Windows keeps the drivers it may install, a folder each. */
const driverStore = "Windows/System32/DriverStore/FileRepository";

/**
 * Lays a driver into the store as Windows does: a folder named by the INF and its contents, whole or not at all. Signatures
 * are not looked at; which driver is refused is told by the device's description.
 *
 * @returns null, or why it is not taken
 */
export const addToDriverStore = (
  windowsPartition: string,
  folder: string,
  inf: string,
  { drivers, inventory }: DeviceDescription,
  effects: Effects,
): string | null => {
  const refusal = drivers.find((rule) => rule.inf.toLowerCase() === inf.toLowerCase())?.refusal;
  if (refusal) return refusal;
  if (!existsSync(join(folder, inf))) return `the INF file ${inf} is not there`;
  const hash = sha256Of(readFileSync(join(folder, inf), "latin1")).slice(0, 16);
  const target = join(windowsPartition, driverStore, `${inf.toLowerCase()}_${inventory.architecture}_${hash}`);
  if (existsSync(target)) return null;
  const unfinished = `${target}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(folder, unfinished, { recursive: true });
  renameSync(unfinished, target);
  effects.record("driver", inf);
  return null;
};
