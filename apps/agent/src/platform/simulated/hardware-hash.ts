import { createHash } from "node:crypto";
import { encodeHardwareHash } from "@windlass/autopilot/hardware-hash";
import type { Inventory } from "@windlass/protocol";

/** 256 bytes that are always the same for a device and different between devices: no real key. */
const simulatedEndorsementKey = (uuid: string): Uint8Array =>
  Buffer.concat(
    Array.from({ length: 8 }, (_, part) =>
      createHash("sha256").update(`simulated-endorsement-key ${uuid} ${part}`).digest(),
    ),
  );

/** A hardware hash in the layout of Windows that says what the inventory says. */
export const hardwareHashOf = ({ smbios, disks, networkInterfaces, tpm }: Inventory): string =>
  encodeHardwareHash({
    serialNumber: smbios.serialNumber,
    manufacturer: smbios.manufacturer,
    model: smbios.product,
    sku: smbios.sku || null,
    family: smbios.family || null,
    systemUuid: smbios.uuid,
    productKeyId: null,
    tpmVersion: tpm.present ? tpm.version : null,
    endorsementKey: tpm.present ? simulatedEndorsementKey(smbios.uuid) : null,
    disks: disks.filter((disk) => !disk.removable).map(({ serialNumber, model }) => ({ serialNumber, model })),
    networkInterfaces: networkInterfaces.map(({ medium, mac }) => ({ medium, mac })),
  });
