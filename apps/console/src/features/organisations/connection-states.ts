import type { OrganisationView, ReadinessState } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

interface ShownState {
  readonly tone: Tone;
  readonly word: string;
}

/** How each readiness state is shown. */
export const readinessStates: Readonly<Record<ReadinessState, ShownState>> = {
  passed: { tone: "good", word: "Passed" },
  failed: { tone: "bad", word: "Failed" },
  warning: { tone: "warning", word: "Warning" },
  "cannot-tell": { tone: "unknown", word: "Cannot tell" },
};

/** How an organisation's connection to its tenant is shown in lists. */
export const connectionStates: Readonly<Record<OrganisationView["connection"], ShownState>> = {
  none: { tone: "idle", word: "Not connected" },
  "not-checked": { tone: "unknown", word: "Not checked" },
  passed: { tone: "good", word: "Ready" },
  failed: { tone: "bad", word: "Not ready" },
  warning: { tone: "warning", word: "Ready, with warnings" },
  "cannot-tell": { tone: "unknown", word: "Cannot tell" },
};
