export { evaluateReadiness, worstState } from "./evaluate.ts";
export type { ReadinessFacts, ReadinessSubject } from "./facts.ts";
export { type GatherSettings, gatherReadinessFacts } from "./gather.ts";
export { type TokenFailureExplanation, tokenFailureExplanations } from "./token-failure-explanations.ts";
