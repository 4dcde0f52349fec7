/** What Entra writes as `enrollmentProfileName` of a device that was enrolled through the file. */
export const offlineEnrollmentProfileName = (correlationId: string): string =>
  `OfflineAutopilotprofile-${correlationId}`;

/**
 * The rule of a dynamic device group that takes in the devices of one file. They carry no group tag.
 *
 * @example
 * membershipRuleForOfflineProfile("7f9e6025-1e13-45f3-bf82-a3e8c5b59eac");
 * // (device.enrollmentProfileName -eq "OfflineAutopilotprofile-7f9e6025-1e13-45f3-bf82-a3e8c5b59eac")
 */
export const membershipRuleForOfflineProfile = (correlationId: string): string =>
  `(device.enrollmentProfileName -eq "${offlineEnrollmentProfileName(correlationId)}")`;
