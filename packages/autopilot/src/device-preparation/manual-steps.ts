/** Something that only a signed-in person can do. */
export interface ManualStep {
  readonly text: string;
  readonly portalPath: string;
  readonly copyText: string | null;
}

/** The Intune Provisioning Client; some tenants show it as “Intune Autopilot ConfidentialClient”. */
export const provisioningClientAppId = "f1346770-5b25-470b-88bd-d5744ab7952c";

const preparationPolicies =
  "Intune admin center › Devices › Device onboarding › Enrollment › Windows › Device preparation policies";

/**
 * What app-only access cannot do for device preparation, in order. Graph answers an application that names a policy's
 * device group (`setEnrollmentTimeDeviceMembershipTarget`) with 500, whatever it may do.
 */
export const manualSteps = (build: {
  /** Null while it is not entered. */
  readonly groupObjectId: string | null;
  readonly policyName: string | null;
}): readonly ManualStep[] => [
  {
    text: "Open the device preparation policy, or create one (deployment mode: user-driven).",
    portalPath: preparationPolicies,
    copyText: build.policyName,
  },
  {
    text: "On its page “Device group” choose the group with this object id. If the page says that the group cannot be used, its owner is missing: the check of the build says how to add it.",
    portalPath: `${preparationPolicies} › your policy › Device group`,
    copyText: build.groupObjectId,
  },
  {
    text: "On its page “Assignments” choose the group of users who will sign in on these devices.",
    portalPath: `${preparationPolicies} › your policy › Assignments`,
    copyText: null,
  },
];
