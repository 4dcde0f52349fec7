import type { ChassisKind } from "@windlass/protocol";

/** DMTF DSP0134, table "System Enclosure or Chassis Types"; numbers that are not here are "other". */
const kinds: Readonly<Record<number, ChassisKind>> = {
  3: "desktop",
  4: "desktop",
  5: "desktop",
  6: "desktop",
  7: "desktop",
  8: "laptop",
  9: "laptop",
  10: "laptop",
  13: "all-in-one",
  14: "laptop",
  15: "desktop",
  16: "desktop",
  17: "server",
  23: "server",
  24: "desktop",
  25: "server",
  28: "server",
  29: "server",
  30: "tablet",
  31: "laptop",
  32: "tablet",
  35: "desktop",
  36: "desktop",
};

/** Hypervisors call themselves desktops and servers; their names tell them apart. */
const virtual =
  /\b(vmware|qemu|virtualbox|innotek|xen|parallels|kvm|bochs|virtual machine|google compute engine|amazon ec2)\b/i;

/** Kind of enclosure of an SMBIOS chassis type (its highest bit, a lock, is ignored); null where the device does not know. */
export const chassisOf = (chassisType: number, manufacturer: string, product: string): ChassisKind | null => {
  if (virtual.test(`${manufacturer} ${product}`)) return "virtual";
  const type = chassisType & 0x7f;
  // 0 is not in the table, and 2 is "unknown".
  if (type === 0 || type === 2) return null;
  return kinds[type] ?? "other";
};
