import type { AutopilotMode } from "@windlass/protocol";
import type { AssignedProfile } from "../graph/beta/profiles.ts";
import { type JudgedRow, passed, portal, remedy, row } from "./row.ts";

const id = "profile-mode";

const intentWords: Record<AutopilotMode, string> = {
  "user-driven": "user-driven mode",
  "self-deploying": "self-deploying mode",
  "pre-provisioned": "pre-provisioning",
  "hybrid-user-driven": "user-driven mode with hybrid join",
};

/** Pre-provisioning is user-driven mode that a technician may begin. */
const modeFor: Record<AutopilotMode, AssignedProfile["mode"]> = {
  "user-driven": "user-driven",
  "self-deploying": "self-deploying",
  "pre-provisioned": "user-driven",
  "hybrid-user-driven": "hybrid-user-driven",
};

const mayBePreProvisioned = ({ mode }: AssignedProfile): boolean =>
  mode === "user-driven" || mode === "hybrid-user-driven";

/** Whether the profile sets devices up as the build means them to be. Intune decides; the build only says. */
export const modeRow = (profile: AssignedProfile, intended: AutopilotMode | null): JudgedRow => {
  if (profile.mode === "unknown") {
    return row(id, {
      state: "cannot-tell",
      reason: "mode-unknown",
      detail: `“${profile.name}” does not say whether it is user-driven or self-deploying.`,
      remedy: remedy("Look at the profile's deployment mode.", portal.profiles),
    });
  }
  if (intended === null)
    return passed(id, `“${profile.name}” decides alone: nobody said how devices are meant to be set up.`);
  const wanted = intentWords[intended];
  const fits = intended === "pre-provisioned" ? mayBePreProvisioned(profile) : modeFor[intended] === profile.mode;
  if (!fits) {
    return row(id, {
      state: "warning",
      reason: "mode-mismatch",
      detail: `The build is meant for ${wanted}, but “${profile.name}” sets its devices up in ${intentWords[profile.mode]}: the profile decides.`,
      remedy: remedy(
        "Assign a profile of the intended mode to the group, or change the build's intended mode.",
        portal.profiles,
      ),
    });
  }
  if (intended === "pre-provisioned" && !profile.preprovisioningAllowed) {
    return row(id, {
      state: "warning",
      reason: "preprovisioning-not-allowed",
      detail: `The build is meant for pre-provisioning, but “${profile.name}” does not allow it.`,
      remedy: remedy("Set “Allow pre-provisioned deployment” to Yes in the profile.", portal.profiles),
    });
  }
  const extra =
    intended !== "pre-provisioned" && profile.preprovisioningAllowed ? " It allows pre-provisioning, too." : "";
  return passed(id, `Build and profile agree on ${wanted}.${extra}`);
};
