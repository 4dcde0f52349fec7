export { type OfflineProfileProblem, type ReadOfflineProfile, readOfflineProfile } from "./read.ts";
export { offlineProfilePath, renderOfflineProfile } from "./render.ts";
export { membershipRuleForOfflineProfile, offlineEnrollmentProfileName } from "./rule.ts";
