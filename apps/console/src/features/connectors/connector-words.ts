import type { ComputerAccountState, ConnectorState } from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

interface Words {
  readonly tone: Tone;
  readonly word: string;
}

export const connectorStates: Readonly<Record<ConnectorState, Words>> = {
  living: { tone: "good", word: "At work" },
  away: { tone: "warning", word: "Away" },
  "not-enrolled": { tone: "asking", word: "Waits to be enrolled" },
  "code-expired": { tone: "bad", word: "Code too old" },
  revoked: { tone: "idle", word: "Revoked" },
};

export const accountStates: Readonly<Record<ComputerAccountState, Words>> = {
  waiting: { tone: "working", word: "Waits for a connector" },
  taken: { tone: "working", word: "Being made" },
  made: { tone: "working", word: "Made, not fetched yet" },
  given: { tone: "working", word: "Fetched by the device" },
  used: { tone: "good", word: "Used" },
  failed: { tone: "bad", word: "Could not be made" },
  withdrawn: { tone: "idle", word: "Withdrawn" },
};
