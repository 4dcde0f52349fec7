import type { DriverFacts, DriverRole } from "@windlass/protocol";

/** By lower-case GUID of the device setup class. Source: Microsoft, "System-defined device setup classes". */
const roles: Readonly<Record<string, DriverRole>> = {
  "4d36e97b-e325-11ce-bfc1-08002be10318": "storage", // SCSIAdapter: RAID, NVMe, Intel VMD
  "4d36e96a-e325-11ce-bfc1-08002be10318": "storage", // HDC: IDE and SATA controllers
  "4d36e967-e325-11ce-bfc1-08002be10318": "storage", // DiskDrive
  "4d36e972-e325-11ce-bfc1-08002be10318": "network", // Net
  "36fc9e60-c465-11cf-8056-444553540000": "input", // USB controllers, behind which a keyboard hangs
  "745a17a0-74d3-11d0-b6fe-00a0c90f57da": "input", // HIDClass
  "4d36e96b-e325-11ce-bfc1-08002be10318": "input", // Keyboard
  "4d36e96f-e325-11ce-bfc1-08002be10318": "input", // Mouse
};

/** What a driver is for before Windows runs, or null for what can wait until it does. */
export const roleOf = ({ kind, classGuid }: DriverFacts): DriverRole | null =>
  kind === "base" ? (roles[classGuid] ?? null) : null;
