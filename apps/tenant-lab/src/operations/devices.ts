import { createHash } from "node:crypto";
import { encodeHardwareHash } from "@windlass/autopilot/hardware-hash";
import { register, registerSettled } from "../behaviour/registration.ts";
import { readHardwareHash } from "../hardware.ts";
import type { LabCore } from "../lab-core.ts";
import type { AutopilotDevice } from "../state/entities.ts";
import type { ImportJournalEntry } from "../state/lab-entities.ts";
import { LabRefusal } from "./refusal.ts";
import { tenantOf } from "./tenants.ts";

export interface SimulatedHardware {
  readonly serialNumber: string;
  readonly manufacturer?: string | undefined;
  readonly model?: string | undefined;
  /** Whether the hash carries TPM data, without which self-deployment is refused. */
  readonly tpm?: boolean | undefined;
}

/** A valid hardware hash of a made-up device; the same serial number always gives the same one. */
export function makeHardwareHash(hardware: SimulatedHardware): string {
  const digest = (text: string) => createHash("sha256").update(`${text} ${hardware.serialNumber}`).digest();
  const hex = digest("system").toString("hex");
  const key = Buffer.concat(Array.from({ length: 8 }, (_, index) => digest(`key ${index}`)));
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return encodeHardwareHash({
    serialNumber: hardware.serialNumber,
    manufacturer: hardware.manufacturer ?? "Contoso",
    model: hardware.model ?? "Lab Book 14",
    sku: null,
    family: null,
    systemUuid: groups.join("-"),
    productKeyId: null,
    tpmVersion: hardware.tpm === false ? null : "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'INTC'",
    endorsementKey: hardware.tpm === false ? null : Uint8Array.from(key),
    disks: [{ serialNumber: hex.slice(32, 48).toUpperCase(), model: "Lab NVMe 512GB" }],
    networkInterfaces: [{ medium: "ethernet", mac: `02${hex.slice(48, 58)}`.replaceAll(/(..)(?!$)/g, "$1:") }],
  });
}

export interface RegisteredDevice extends SimulatedHardware {
  readonly groupTag?: string | undefined;
  /** The name that it will be given; none when left out. */
  readonly displayName?: string | undefined;
}

/** Registers a device at once, as if it had been there before. @throws LabRefusal 409 */
export function addRegisteredDevice(lab: LabCore, tenantId: string, request: RegisteredDevice): AutopilotDevice {
  const tenant = tenantOf(lab, tenantId);
  const wanted = request.serialNumber.toLowerCase();
  if (lab.state.autopilotDevices.by("serialKey", wanted).length > 0) {
    throw new LabRefusal(409, `A device ${request.serialNumber} is registered already.`);
  }
  const hardware = readHardwareHash(makeHardwareHash(request));
  if (hardware === null) throw new LabRefusal(400, "The device needs a serial number and a manufacturer.");
  const facts = {
    tenantId: tenant.id,
    serialNumber: request.serialNumber,
    productKey: "",
    groupTag: request.groupTag ?? "",
    assignedUserPrincipalName: null,
  };
  const device = register(lab, facts, hardware, lab.clock.now());
  // What the registration noted of it stays; the name is beside that.
  const registered = lab.state.autopilotDevices.get(device.id) ?? device;
  return lab.state.autopilotDevices.put({ ...registered, displayName: request.displayName ?? "" });
}

export interface ManyDevices {
  readonly groupTag?: string | undefined;
  /** Serial numbers are this and a number of seven digits; `LAB` when left out. */
  readonly prefix?: string | undefined;
  readonly tpm?: boolean | undefined;
}

/**
 * Registers many devices at once, as they are when everything has happened to them: tag in Entra, groups, profile. Those
 * of a second call with the same prefix go on counting. Answers the first and the last serial number.
 */
export function addRegisteredDevices(
  lab: LabCore,
  tenantId: string,
  count: number,
  { groupTag = "", prefix = "LAB", tpm = true }: ManyDevices = {},
): { readonly first: string; readonly last: string } {
  const tenant = tenantOf(lab, tenantId);
  const now = lab.clock.now();
  const serialOf = (number: number) => `${prefix}${String(number).padStart(7, "0")}`;
  const begin = highestNumber(lab, prefix) + 1;
  for (let number = begin; number < begin + count; number += 1) {
    const serialNumber = serialOf(number);
    const hardware = {
      serialNumber,
      manufacturer: "Contoso",
      model: "Lab Book 14",
      systemFamily: "",
      skuNumber: "",
      hasTpmData: tpm,
    };
    const facts = { tenantId: tenant.id, serialNumber, productKey: "", groupTag, assignedUserPrincipalName: null };
    registerSettled(lab, facts, hardware, now);
  }
  return { first: serialOf(begin), last: serialOf(begin + count - 1) };
}

function highestNumber(lab: LabCore, prefix: string): number {
  const counted = prefix.toLowerCase();
  return lab.state.autopilotDevices.values().reduce((highest, { serialKey }) => {
    const digits = serialKey.startsWith(counted) ? serialKey.slice(counted.length) : "";
    return /^\d{7}$/.test(digits) ? Math.max(highest, Number(digits)) : highest;
  }, 0);
}

/** Says that an organisation outside the lab holds the device: importing it ends with 808. */
export function holdElsewhere(lab: LabCore, serialNumber: string): void {
  lab.state.foreignDevices.put({ id: serialNumber.toLowerCase(), sequence: lab.state.nextSequence(), serialNumber });
}

export function releaseElsewhere(lab: LabCore, serialNumber: string): void {
  lab.state.foreignDevices.delete(serialNumber.toLowerCase());
}

/** Everything that was ever asked to be imported, oldest first; of one serial number when given. */
export function importJournal(lab: LabCore, serialNumber?: string): ImportJournalEntry[] {
  const wanted = serialNumber?.toLowerCase();
  return lab.state.importJournal.filter((entry) => wanted === undefined || entry.serialNumber.toLowerCase() === wanted);
}
