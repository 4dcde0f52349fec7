import { defineErrors } from "./definition.ts";

/** Quality checks of a device: the agent says how they ended, the server answers decisions on them. */
export const qualityCheckErrors = defineErrors({
  "check.not-passed": {
    status: 422,
    message: "The device did not pass {what}. Nothing was wiped.",
    remedy:
      "Mend what is named and start the device again, or change the checks of the build under Quality checks and publish.",
  },
  "check.not-passed-after": {
    status: 422,
    message: "The deployed device did not pass {what}.",
    remedy: "Look at the device and at the deployment's checks, correct the build, then deploy again.",
  },
  "check.ended-by-person": {
    status: 422,
    message: "{by} ended the deployment because the device did not pass {what}: {reason}",
    remedy: "Mend what is named and start the device again.",
  },
  "check.decision-too-late": {
    status: 504,
    message: "Nobody decided within {minutes} minutes whether to go on without {what}.",
    remedy: "Mend what is named, or start the device again and decide on its deployment page.",
  },
  "check.not-waiting": {
    status: 409,
    message: "This deployment does not wait for a decision on its checks.",
    remedy: "Reload the deployment's page.",
  },
  "check.already-decided": {
    status: 409,
    message: "{by} has decided on these checks already.",
    remedy: "Reload the deployment's page.",
  },
  "check.override-not-allowed": {
    status: 422,
    message: "The build does not let anybody go on without {what}.",
    remedy: "Mend what is named and start the device again.",
  },
});
