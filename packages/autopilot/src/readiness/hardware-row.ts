import type { AssignedProfile } from "../graph/beta/profiles.ts";
import type { BuildSubject } from "./facts.ts";
import { type JudgedRow, passed, remedy, row } from "./row.ts";

const devicesOf = (count: number): string => (count === 1 ? "1 device" : `${count} devices`);

/**
 * Whether the build's devices can do what the profile asks of them: self-deploying and pre-provisioning need TPM 2.0 with
 * attestation, which shows in the hardware hash. Nothing where it does not matter or nothing is known.
 */
export const hardwareRows = (profile: AssignedProfile, build: BuildSubject): JudgedRow[] => {
  const { hardware, intendedMode } = build;
  const needsTpm =
    profile.mode === "self-deploying" || intendedMode === "self-deploying" || intendedMode === "pre-provisioned";
  if (!needsTpm || !hardware || hardware.devices === 0) return [];
  const { devices, withoutTpm } = hardware;
  if (withoutTpm === 0) return [passed("hardware", `The hardware hashes of ${devicesOf(devices)} carry TPM data.`)];
  return [
    row("hardware", {
      state: "warning",
      reason: "tpm-data-missing",
      detail: `The last hardware hash of ${withoutTpm} of ${devicesOf(devices)} carries no TPM data: Intune will not give them a self-deploying profile.`,
      remedy: remedy("Capture their hash again in full Windows, or deploy them with a build for user-driven mode."),
    }),
  ];
};
