import type { SettingOrigin } from "@windlass/protocol";

/** Where an inherited setting comes from, as a sentence without its stop. */
export const fromOrigin: Record<SettingOrigin, string> = {
  build: "From the build",
  organisation: "From the organisation",
  tenant: "From the tenant's defaults",
  default: "Windlass' own default",
};

/** Whose setting it is. */
export const ofOrigin: Record<SettingOrigin, string> = {
  build: "the build's",
  organisation: "the organisation's",
  tenant: "the tenant's default",
  default: "Windlass' own default",
};
