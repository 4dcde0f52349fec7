import type { AutopilotMode, HardwareHashFinding, HardwareHashSummary } from "@windlass/protocol";
import type { DecodedHardwareHash } from "./decode.ts";

const integrityOf = ({ valid, warnings }: DecodedHardwareHash): HardwareHashSummary["integrity"] => {
  if (valid) return "intact";
  return warnings.some(({ code }) => code === "layout-unknown") ? "unknown" : "damaged";
};

const modesThatNeedTpm: Partial<Record<AutopilotMode, string>> = {
  "self-deploying": "self-deploying mode",
  "pre-provisioned": "pre-provisioning",
};

/**
 * Missing TPM data as a finding on one build: what is only worth knowing for a user's laptop stops a kiosk.
 *
 * Source: Microsoft, "Windows Autopilot self-deploying mode": TPM 2.0 with device attestation is required; Intune says
 * `hardwareRequirementsNotMet` where a hash has none.
 */
const inMode = (finding: HardwareHashFinding, mode: AutopilotMode): HardwareHashFinding => {
  const name = modesThatNeedTpm[mode];
  if (!name || (finding.code !== "tpm-data-missing" && finding.code !== "tpm-data-inconsistent")) return finding;
  return {
    code: "tpm-data-required",
    message: `The build is meant for ${name}, which needs TPM data, and this hash carries none that holds: Intune will not give the device such a profile.`,
    remedy: `${finding.remedy} Or deploy the device with a build for user-driven mode.`,
  };
};

/**
 * What may be shown of a hash in lists: its findings, and nothing that tells one part of a device from another.
 *
 * @param mode how the build's devices are meant to be set up, where it is known
 */
export const summaryOf = (decoded: DecodedHardwareHash, mode: AutopilotMode = "user-driven"): HardwareHashSummary => ({
  serialNumber: decoded.serialNumber,
  manufacturer: decoded.manufacturer,
  model: decoded.model,
  integrity: integrityOf(decoded),
  tpm: { present: decoded.tpm.present, version: decoded.tpm.version },
  findings: decoded.warnings.map(({ code, message, remedy }) => inMode({ code, message, remedy }, mode)),
});
