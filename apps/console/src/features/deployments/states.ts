import type {
  DeploymentState,
  DeploymentStepView,
  DeploymentSummary,
  DeploymentWay,
  Phase,
  RegistrationState,
} from "@windlass/protocol";
import type { Tone } from "../../components/state.tsx";

interface ShownState {
  readonly tone: Tone;
  readonly word: string;
}

/** How a deployment is shown. */
export const deploymentStates: Readonly<Record<DeploymentState, ShownState>> = {
  running: { tone: "working", word: "Running" },
  succeeded: { tone: "good", word: "Succeeded" },
  failed: { tone: "bad", word: "Failed" },
};

/** How a step is shown. */
export const stepStates: Readonly<Record<DeploymentStepView["state"], ShownState>> = {
  waiting: { tone: "idle", word: "Waiting" },
  running: { tone: "working", word: "Running" },
  succeeded: { tone: "good", word: "Succeeded" },
  failed: { tone: "bad", word: "Failed" },
  skipped: { tone: "unknown", word: "Skipped" },
};

/** The stretches of a deployment in words. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  preparation: "Preparation",
  disk: "Disk",
  image: "Windows image",
  configuration: "Configuration",
  software: "Software",
  registration: "Registration",
  "hand-over": "Hand-over",
};

/** The states of a registration in words. */
export const registrationNames: Readonly<Record<RegistrationState, string>> = {
  captured: "Captured",
  submitted: "Submitted",
  importing: "Importing",
  registered: "Registered",
  tagged: "Tagged",
  "in-group": "In group",
  "profile-assigned": "Profile assigned",
  ready: "Ready",
  failed: "Failed",
};

/** The ways into Autopilot in words. */
export const wayNames: Readonly<Record<DeploymentWay, string>> = {
  registration: "Registration",
  "offline-profile": "Offline profile",
  "device-preparation": "Device preparation",
  none: "Not used",
};

/** How a registration is shown in a list. */
export const registrationTone = (state: RegistrationState): Tone =>
  state === "ready" ? "good" : state === "failed" ? "bad" : "working";

/** What a deployment does at the moment, or how it ended. */
export const deploymentWord = (deployment: DeploymentSummary): string => {
  if (deployment.state !== "running" || !deployment.phase) return deploymentStates[deployment.state].word;
  return `${phaseNames[deployment.phase]}, ${deployment.percent}\u00a0%`;
};
