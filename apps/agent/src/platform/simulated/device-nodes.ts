import type { DeviceNode } from "@windlass/protocol";

interface PciPart {
  readonly name: string;
  readonly vendor: string;
  readonly device: string;
  /** Subsystem and its vendor, eight digits; the last four are the maker of the machine. */
  readonly subsystem: string;
  readonly revision: string;
  /** Class, subclass and programming interface, six digits. */
  readonly code: string;
  /** A part whose driver Windows PE has not got. */
  readonly withoutDriver?: boolean;
}

const noDriver = 28;

/** Identifiers as the PCI bus driver forms them. Source: Microsoft, "Identifiers for PCI devices". */
export const pciNode = ({ name, vendor, device, subsystem, revision, code, withoutDriver }: PciPart): DeviceNode => {
  const part = `PCI\\VEN_${vendor}&DEV_${device}`;
  const shortCode = code.slice(0, 4);
  return {
    instance: `${part}&SUBSYS_${subsystem}&REV_${revision}\\3&11583659&0&00`,
    name,
    hardwareIds: [
      `${part}&SUBSYS_${subsystem}&REV_${revision}`,
      `${part}&SUBSYS_${subsystem}`,
      `${part}&CC_${code}`,
      `${part}&CC_${shortCode}`,
    ],
    compatibleIds: [
      `${part}&REV_${revision}`,
      part,
      `PCI\\VEN_${vendor}&CC_${code}`,
      `PCI\\VEN_${vendor}&CC_${shortCode}`,
      `PCI\\VEN_${vendor}`,
      `PCI\\CC_${code}`,
      `PCI\\CC_${shortCode}`,
    ],
    ...(withoutDriver ? { problemCode: noDriver } : {}),
  };
};

/** Source: Microsoft, "Identifiers for USB devices". `triple` is class, subclass and protocol. */
export const usbNode = (
  name: string,
  vendor: string,
  product: string,
  revision: string,
  triple: string,
): DeviceNode => {
  const part = `USB\\VID_${vendor}&PID_${product}`;
  const [kind, subclass, protocol] = [triple.slice(0, 2), triple.slice(2, 4), triple.slice(4, 6)];
  return {
    instance: `${part}\\0001`,
    name,
    hardwareIds: [`${part}&REV_${revision}`, part],
    compatibleIds: [
      `USB\\Class_${kind}&SubClass_${subclass}&Prot_${protocol}`,
      `USB\\Class_${kind}&SubClass_${subclass}`,
      `USB\\Class_${kind}`,
    ],
    problemCode: noDriver,
  };
};

/** A device that firmware names in its ACPI tables, with the standard device it also answers to. */
export const acpiNode = (name: string, vendor: string, device: string, standard?: string): DeviceNode => ({
  instance: `ACPI\\${vendor}${device}\\0`,
  name,
  hardwareIds: [`ACPI\\VEN_${vendor}&DEV_${device}`, `ACPI\\${vendor}${device}`, `*${vendor}${device}`],
  compatibleIds: standard ? [`ACPI\\${standard}`, standard] : [],
});
