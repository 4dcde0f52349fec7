import type { AutopilotDrift } from "@windlass/protocol";
import type { AutopilotDeviceRecord } from "./record.ts";

/** What is known here of a registered device, found by its serial number. */
export interface KnownDevice {
  /** Tag of the build it was last deployed with, as published, else of its registration; null where there is none. */
  readonly expectedGroupTag: string | null;
  /** Name of that build. */
  readonly buildName: string | null;
  /** Whether it was ever deployed from here. */
  readonly deployed: boolean;
  /** Autopilot records of the tenant with this serial number, this one included. */
  readonly recordsWithSerial: number;
}

/** What the rules look at. */
type JudgedRecord = Pick<AutopilotDeviceRecord, "groupTag" | "enrolment" | "details">;

const profileDrift = ({ details }: JudgedRecord): AutopilotDrift[] => {
  if (!details) return [];
  if (details.profileStatus === "failed" || details.profileObstacle !== null) return ["profile-failed"];
  return details.profileStatus === "not-assigned" ? ["profile-not-assigned"] : [];
};

const remediationDrift = ({ details }: JudgedRecord): AutopilotDrift[] => {
  if (details?.remediation === "manual") return ["remediation-manual"];
  return details?.remediation === "automatic" ? ["remediation-automatic"] : [];
};

/**
 * Where a registered device and what is known of it do not agree, or where somebody has to act; empty when all is well.
 * What Graph did not say (see {@link AutopilotDeviceRecord.details}) counts as well.
 *
 * Tags are compared exactly: Microsoft Entra compares a rule's text without regard to case, but a tag that differs only
 * in case is a mistake waiting for a rule that does not.
 *
 * @example
 * driftOf(record, { expectedGroupTag: "OD-FINANCE", buildName: "Finance", deployed: true, recordsWithSerial: 1 }) // ["tag-differs"]
 */
export const driftOf = (record: JudgedRecord, known: KnownDevice): AutopilotDrift[] => {
  const { expectedGroupTag } = known;
  const blocked = record.enrolment === "blocked" || record.details?.userlessEnrolmentBlocked === true;
  return [
    ...(expectedGroupTag !== null && expectedGroupTag !== record.groupTag ? (["tag-differs"] as const) : []),
    ...(blocked ? (["blocked"] as const) : []),
    ...profileDrift(record),
    ...remediationDrift(record),
    ...(known.recordsWithSerial > 1 ? (["duplicate-serial"] as const) : []),
    ...(known.deployed ? [] : (["never-deployed"] as const)),
  ];
};
