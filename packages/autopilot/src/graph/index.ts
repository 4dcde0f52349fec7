export { addKey, removeKey } from "./application-certificates.ts";
export {
  addPassword,
  identifyOwn,
  type ListedCredential,
  listedAs,
  type NewPassword,
  type OwnApplication,
  type OwnCredential,
  readOwnApplication,
  removePassword,
} from "./application-credentials.ts";
export { type AssignedProfile, type DeploymentMode, readAssignedProfiles } from "./beta/profiles.ts";
export { createGraphClient, type GraphClient, type GraphClientSettings } from "./client.ts";
export { GraphRefused } from "./graph-refused.ts";
export { type BudgetLimits, createRequestBudget, documentedLimits, type RequestBudget } from "./request-budget.ts";
export type { GraphTiming } from "./timing.ts";
