import type { Cloud } from "@windlass/protocol";

/** The clouds in words. */
export const cloudNames: Readonly<Record<Cloud, string>> = {
  global: "Global",
  usgov: "US Government (GCC High)",
  dod: "US Department of Defense",
  china: "China (21Vianet)",
  lab: "Tenant lab of this installation",
};
