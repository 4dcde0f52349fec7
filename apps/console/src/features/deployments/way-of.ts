import type { AutopilotWay, DeploymentView, Plan } from "@windlass/protocol";

const wayOfStep = ({ action }: Plan["steps"][number]): AutopilotWay | null => {
  if (action === "write-offline-profile") return "offline-profile";
  if (action === "register-autopilot") return "registration";
  return action === "import-corporate-identifier" ? "device-preparation" : null;
};

/** How a deployment's device gets into Autopilot, by what was planned; null where it does not or nothing is planned yet. */
export const wayOf = ({ plan, registration, corporateIdentifier }: DeploymentView): AutopilotWay | null => {
  if (registration) return "registration";
  if (corporateIdentifier) return "device-preparation";
  const planned = plan?.steps.map(wayOfStep).find((way) => way !== null);
  if (planned) return planned;
  // Meets Autopilot without having done anything for it: device preparation that imports no identifiers.
  const meets = plan?.steps.some((step) => step.action === "hand-over" && step.meetsAutopilot === true);
  return meets ? "device-preparation" : null;
};
