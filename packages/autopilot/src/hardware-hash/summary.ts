import type { HardwareHashSummary } from "@windlass/protocol";
import type { DecodedHardwareHash } from "./decode.ts";

const integrityOf = ({ valid, warnings }: DecodedHardwareHash): HardwareHashSummary["integrity"] => {
  if (valid) return "intact";
  return warnings.some(({ code }) => code === "layout-unknown") ? "unknown" : "damaged";
};

/** What may be shown of a hash in lists: its findings, and nothing that tells one part of a device from another. */
export const summaryOf = (decoded: DecodedHardwareHash): HardwareHashSummary => ({
  serialNumber: decoded.serialNumber,
  manufacturer: decoded.manufacturer,
  model: decoded.model,
  integrity: integrityOf(decoded),
  tpm: { present: decoded.tpm.present, version: decoded.tpm.version },
  findings: decoded.warnings.map(({ code, message, remedy }) => ({ code, message, remedy })),
});
