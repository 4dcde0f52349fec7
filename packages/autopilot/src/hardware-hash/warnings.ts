import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import { isPlaceholderSerialNumber } from "./placeholder-serial-numbers.ts";
import type { HashFrame } from "./records.ts";

/** One finding on a hardware hash, in words for an administrator. */
export interface HardwareHashWarning {
  readonly code: HardwareHashWarningCode;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

export type HashDamage = NonNullable<HashFrame["damage"]> | "not-base64";

export type HardwareHashWarningCode =
  | HashDamage
  | "serial-number-missing"
  | "serial-number-placeholder"
  | "serial-number-differs"
  | "manufacturer-missing"
  | "tpm-data-missing"
  | "tpm-data-inconsistent"
  | "records-unknown";

const captureAgain = "Capture the hash again on the device, and copy the whole text.";
const setInFirmware = "Set it in the firmware with the maker's tool, then capture the hash again.";
const captureInWindows =
  "Capture the hash in full Windows, where the TPM can be read, and check that the TPM is switched on in the firmware.";

const damages: Record<HashDamage, Omit<HardwareHashWarning, "code">> = {
  "not-base64": { message: "This is not base64 text, so Intune will refuse it.", remedy: captureAgain },
  "layout-unknown": {
    message: "The layout of this hash is not known to this product, so its contents cannot be checked.",
    remedy: "Nothing, if the hash was captured with Microsoft's tools: Intune decides.",
  },
  truncated: {
    message: "The hash ends before its last record: it was cut short when it was copied.",
    remedy: captureAgain,
  },
  "checksum-missing": {
    message: "The hash has no checksum where one is expected: it may have been cut short when it was copied.",
    remedy: captureAgain,
  },
  "checksum-wrong": {
    message: "The checksum does not fit the contents: the hash was damaged on its way.",
    remedy: captureAgain,
  },
  "padding-not-empty": {
    message: "Behind its checksum, where other hashes end in zeros, this hash goes on: it may have been damaged.",
    remedy: captureAgain,
  },
};

export interface HashFindings {
  readonly fields: HardwareHashFields;
  readonly damage: HashFrame["damage"] | "not-base64";
  /** Whether device id and TPM key belong together; undefined where one is missing. */
  readonly keyMatches: boolean | undefined;
  /** Types of records that nobody has seen yet. */
  readonly unknownTypes: readonly number[];
  readonly reportedSerialNumber: string | undefined;
}

const serialNumberWarnings = ({ fields, reportedSerialNumber }: HashFindings): HardwareHashWarning[] => {
  const { serialNumber } = fields;
  if (serialNumber === null) {
    const message = "The hash carries no serial number; Intune refuses such a device.";
    return [{ code: "serial-number-missing", message, remedy: setInFirmware }];
  }
  const warnings: HardwareHashWarning[] = [];
  if (isPlaceholderSerialNumber(serialNumber)) {
    const message = `“${serialNumber}” is a placeholder of the firmware, not a serial number; devices cannot be told apart by it.`;
    warnings.push({ code: "serial-number-placeholder", message, remedy: setInFirmware });
  }
  if (reportedSerialNumber !== undefined && serialNumber.toLowerCase() !== reportedSerialNumber.trim().toLowerCase()) {
    const message = `The hash belongs to serial number ${serialNumber}, the device says ${reportedSerialNumber.trim()}.`;
    warnings.push({ code: "serial-number-differs", message, remedy: "Use the hash of this very device." });
  }
  return warnings;
};

const tpmWarnings = ({ fields, keyMatches }: HashFindings): HardwareHashWarning[] => {
  if (keyMatches === false) {
    const message = "The TPM's key in the hash does not belong to the device id beside it.";
    return [{ code: "tpm-data-inconsistent", message, remedy: captureInWindows }];
  }
  if (keyMatches === true && fields.tpmVersion !== null) return [];
  const message =
    "The hash carries no TPM data: user-driven mode may work, self-deploying and pre-provisioning do not.";
  return [{ code: "tpm-data-missing", message, remedy: captureInWindows }];
};

/** Types named in one sentence; a hostile hash may hold hundreds. */
const mostNamedTypes = 5;

const unknownRecords = ({ unknownTypes }: HashFindings): HardwareHashWarning[] => {
  if (unknownTypes.length === 0) return [];
  const named = unknownTypes.slice(0, mostNamedTypes).join(", ");
  const more = unknownTypes.length > mostNamedTypes ? ` and ${unknownTypes.length - mostNamedTypes} more` : "";
  const message = `The hash holds records of kinds that this product does not know (${named}${more}).`;
  return [{ code: "records-unknown", message, remedy: "Nothing: they go to Intune as they are." }];
};

/** Damages after which there are no records that could lack something. */
const unreadable: ReadonlySet<HashDamage> = new Set<HashDamage>(["not-base64", "layout-unknown", "truncated"]);

/** Everything worth telling of a hash, worst first. */
export const warningsOf = (findings: HashFindings): HardwareHashWarning[] => {
  const { damage, fields } = findings;
  const frame: HardwareHashWarning[] = damage ? [{ code: damage, ...damages[damage] }] : [];
  if (damage && unreadable.has(damage)) return frame;
  const manufacturer: HardwareHashWarning[] =
    fields.manufacturer === null
      ? [
          {
            code: "manufacturer-missing",
            message: "The hash names no manufacturer; Intune refuses such a device.",
            remedy: setInFirmware,
          },
        ]
      : [];
  return [
    ...frame,
    ...serialNumberWarnings(findings),
    ...manufacturer,
    ...tpmWarnings(findings),
    ...unknownRecords(findings),
  ];
};
