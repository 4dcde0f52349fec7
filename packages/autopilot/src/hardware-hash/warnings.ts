import type { HardwareHashFields } from "./hardware-hash-fields.ts";
import type { HashFrame } from "./records.ts";

/** One finding on a hardware hash, in words for an administrator. */
export interface HardwareHashWarning {
  readonly code:
    | "not-base64"
    | NonNullable<HashFrame["damage"]>
    | "serial-number-missing"
    | "serial-number-placeholder"
    | "serial-number-differs"
    | "manufacturer-missing"
    | "tpm-data-missing"
    | "tpm-data-inconsistent";
  readonly message: string;
}

const damageMessages: Record<NonNullable<HashFrame["damage"]> | "not-base64", string> = {
  "not-base64": "This is not base64 text, so Intune will refuse it. Capture the hash again.",
  "layout-unknown": "The layout of this hash is not known to this product, so its contents cannot be checked.",
  truncated: "The hash ends before its last record: it was cut short when it was copied. Capture it again.",
  "checksum-missing": "The hash has no checksum where one is expected: it may have been cut short when it was copied.",
  "checksum-wrong": "The checksum does not fit the contents: the hash was damaged on its way. Capture it again.",
};

/** Texts that firmware ships with instead of a serial number, lower case. */
const placeholderSerialNumbers = new Set([
  "default string",
  "system serial number",
  "to be filled by o.e.m.",
  "none",
  "not specified",
  "not applicable",
  "0",
  "0123456789",
  "123456789",
]);

/** Whether a serial number is only what the firmware's maker left in place of one. */
export const isPlaceholderSerialNumber = (serialNumber: string): boolean =>
  placeholderSerialNumbers.has(serialNumber.trim().toLowerCase());

export interface HashFindings {
  readonly fields: HardwareHashFields;
  readonly damage: HashFrame["damage"] | "not-base64";
  /** Whether device id and TPM key belong together; undefined where one is missing. */
  readonly keyMatches: boolean | undefined;
  readonly reportedSerialNumber: string | undefined;
}

const serialNumberWarnings = ({ fields, reportedSerialNumber }: HashFindings): HardwareHashWarning[] => {
  const { serialNumber } = fields;
  if (serialNumber === null) {
    return [
      { code: "serial-number-missing", message: "The hash carries no serial number; Intune refuses such a device." },
    ];
  }
  const warnings: HardwareHashWarning[] = [];
  if (isPlaceholderSerialNumber(serialNumber)) {
    const message = `“${serialNumber}” is a placeholder of the firmware, not a serial number; devices cannot be told apart by it.`;
    warnings.push({ code: "serial-number-placeholder", message });
  }
  if (reportedSerialNumber !== undefined && serialNumber.toLowerCase() !== reportedSerialNumber.trim().toLowerCase()) {
    const message = `The hash belongs to serial number ${serialNumber}, the device says ${reportedSerialNumber.trim()}.`;
    warnings.push({ code: "serial-number-differs", message });
  }
  return warnings;
};

const tpmWarnings = ({ fields, keyMatches }: HashFindings): HardwareHashWarning[] => {
  if (keyMatches === false) {
    const message = "The TPM's key in the hash does not belong to the device id beside it.";
    return [{ code: "tpm-data-inconsistent", message }];
  }
  if (keyMatches === true && fields.tpmVersion !== null) return [];
  const message =
    "The hash carries no TPM data: user-driven mode may work, self-deploying and pre-provisioning do not.";
  return [{ code: "tpm-data-missing", message }];
};

/** Everything worth telling of a hash, worst first. */
export const warningsOf = (findings: HashFindings): HardwareHashWarning[] => {
  const { damage, fields } = findings;
  const frame: HardwareHashWarning[] = damage ? [{ code: damage, message: damageMessages[damage] }] : [];
  if (damage && damage !== "checksum-wrong" && damage !== "checksum-missing") return frame;
  const manufacturer: HardwareHashWarning[] =
    fields.manufacturer === null
      ? [{ code: "manufacturer-missing", message: "The hash names no manufacturer; Intune refuses such a device." }]
      : [];
  return [...frame, ...serialNumberWarnings(findings), ...manufacturer, ...tpmWarnings(findings)];
};
