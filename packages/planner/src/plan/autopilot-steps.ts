import { type PublishedBuild, type WaitPolicy, WindlassError } from "@windlass/protocol";
import type { UnnumberedStep } from "./unnumbered-step.ts";
import { waitTitle, waitWords, whenFailedOf } from "./wait-words.ts";

/**
 * Why a build's way into Autopilot cannot be gone, or null. Validating a publication and planning a device both ask here.
 */
export const autopilotProblem = ({ autopilot }: Pick<PublishedBuild, "autopilot">): string | null => {
  if (autopilot?.way !== "offline-profile" || autopilot.tenant) return null;
  return "its offline profile names no tenant: enter the organisation's tenant connection and run its check once, or enter the domain in the build";
};

/** What is laid onto the applied disk before Windows starts from it: the file of an offline profile. */
export const profileSteps = (build: PublishedBuild): UnnumberedStep[] => {
  const { autopilot } = build;
  if (autopilot?.way !== "offline-profile") return [];
  const { tenant, ...settings } = autopilot;
  if (!tenant) {
    throw new WindlassError("build.incomplete", {
      parameters: { name: build.name, what: String(autopilotProblem(build)) },
      object: { kind: "build", id: build.id, name: build.name },
    });
  }
  return [
    {
      phase: "configuration",
      action: "write-offline-profile",
      title: `Write the offline Autopilot profile “${settings.profileName}” for ${tenant.domain}`,
      why: "The build gets its devices into Windows Autopilot by a file on their disk.",
      profile: { settings, tenant, correlationId: build.id },
    },
  ];
};

type WaitFor = Extract<UnnumberedStep, { action: "wait-for-autopilot" }>["waitFor"];

const waitSteps = (waitPolicy: WaitPolicy, waitFor: WaitFor, what: string): UnnumberedStep[] =>
  waitPolicy.kind === "none"
    ? []
    : [
        {
          phase: "registration",
          action: "wait-for-autopilot",
          title: waitTitle(waitPolicy, what),
          why: waitWords(waitPolicy, waitFor).whileWaiting,
          waitFor,
          waitPolicy,
        },
      ];

/** What a device does for Autopilot once its software is installed. */
export const registrationSteps = ({ autopilot }: PublishedBuild): UnnumberedStep[] => {
  if (autopilot?.way === "registration") {
    const { waitPolicy } = autopilot;
    return [
      {
        phase: "registration",
        action: "register-autopilot",
        title: "Register in Windows Autopilot",
        why: "The build registers its devices; the server adds the group tag.",
        whenFailed: whenFailedOf(waitPolicy),
      },
      ...waitSteps(waitPolicy, "registration", "Windows Autopilot"),
    ];
  }
  if (autopilot?.way === "device-preparation" && autopilot.importIdentifiers) {
    const { waitPolicy } = autopilot;
    return [
      {
        phase: "registration",
        action: "import-corporate-identifier",
        title: "Import the device as a corporate device",
        why: "The build's devices are prepared by Intune, which is to know them as the company's.",
        whenFailed: whenFailedOf(waitPolicy),
      },
      ...waitSteps(waitPolicy, "corporate-identifier", "the corporate identifier"),
    ];
  }
  return [];
};
