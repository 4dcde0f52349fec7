import {
  type Cloud,
  type OptionalPermission,
  optionalPermissions,
  type SetUpProfile,
  type SetUpWish,
  setUpWish,
} from "@windlass/protocol";
import { type Problems, problemsOf } from "../../forms/problems.ts";

/** Permissions on offer, in the order of their use. */
export const permissionNames = Object.keys(optionalPermissions).filter((name): name is OptionalPermission =>
  Object.hasOwn(optionalPermissions, name),
);

/** Chosen unless somebody decides otherwise: with them the readiness report can judge everything. */
const usualPermissions: readonly OptionalPermission[] = ["Device.Read.All", "Group.Read.All", "Application.Read.All"];

export const usualProfile: SetUpProfile = {
  name: "Autopilot",
  mode: "user-driven",
  deviceNameTemplate: "",
  userType: "standard",
  hideLicenceTerms: true,
  hidePrivacySettings: true,
  hideAccountChange: true,
  skipKeyboardPage: false,
  preprovisioningAllowed: false,
};

/** A tag of letters, digits and hyphens from a name: what is easily spelled the same everywhere. */
export const tagFor = (organisationName: string): string => {
  const words = organisationName
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  return `OD-${words || "DEVICES"}`.slice(0, 40);
};

/** A profile's name from an organisation's: Intune takes few signs. */
const profileNameFor = (organisationName: string): string =>
  `Autopilot ${organisationName.replaceAll(/[^\p{L}\p{N} .&_]+/gu, " ")}`.replaceAll(/ +/gu, " ").slice(0, 120).trim();

/** Choices that suit most organisations. */
export const usualWish = (organisationName: string, clouds: readonly Cloud[]): SetUpWish => ({
  cloud: clouds.includes("lab") ? "lab" : "global",
  tenantId: null,
  applicationName: "Windlass Autopilot Integration",
  permissions: [...usualPermissions],
  renewsItself: true,
  credential: { kind: "certificate", validMonths: 12 },
  group: { name: `Autopilot ${organisationName}`.slice(0, 120), tag: tagFor(organisationName) },
  profile: { ...usualProfile, name: profileNameFor(organisationName) },
});

/** What is wrong with the choices, by field. */
export const wishProblems = (wish: SetUpWish): Problems => problemsOf(setUpWish, wish);

/** A profile that fits its mode: what a mode does not have is off. */
export const profileInMode = (profile: SetUpProfile, mode: SetUpProfile["mode"]): SetUpProfile => ({
  ...profile,
  mode,
  ...(mode === "self-deploying" && { preprovisioningAllowed: false, userType: "standard" }),
  ...(mode === "hybrid-user-driven" && { deviceNameTemplate: "" }),
});
