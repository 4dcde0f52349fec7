export { evaluateReadiness, missingPermissions, worstState } from "./evaluate.ts";
export type {
  BuildSubject,
  CredentialSubject,
  FactName,
  ReadinessFacts,
  ReadinessSubject,
} from "./facts.ts";
export { type GatherSettings, gatherReadinessFacts } from "./gather.ts";
export { type ReadinessReason, readinessReasons } from "./reasons.ts";
export {
  factsNeededFor,
  isReadinessRowId,
  type ReadinessRowId,
  readinessRowCatalogue,
} from "./row-catalogue.ts";
export { type TokenFailureExplanation, tokenFailureExplanations } from "./token-failure-explanations.ts";
