import type { AutopilotImportRow, AutopilotImportState } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

export const importStates: Readonly<Record<AutopilotImportState, readonly [tone: Tone, words: string]>> = {
  reading: ["working", "Being read"],
  preview: ["asking", "Waits for confirmation"],
  creating: ["working", "Being registered"],
  created: ["good", "Registered"],
  cancelled: ["idle", "Cancelled"],
  refused: ["bad", "Refused"],
};

export const verdicts: Readonly<Record<AutopilotImportRow["verdict"], readonly [tone: Tone, words: string]>> = {
  accepted: ["good", "Can be imported"],
  warning: ["warning", "With a warning"],
  refused: ["bad", "Refused"],
};
