import { ruleProblemCodes } from "../membership-rule/problems.ts";
import { tokenFailureReasons } from "./token-failure-explanations.ts";

/** Reasons that the report itself gives; those of refused tokens and of membership rules come beside them. */
const ownReasons = [
  "no-token",
  "opaque-token",
  "tenant-mismatch",
  "expiry-unknown",
  "secret-expiring",
  "certificate-expiring",
  "certificate-not-listed",
  "permission-missing",
  "permission-surplus",
  "graph-refused",
  "unavailable",
  "group-not-found",
  "group-not-security",
  "group-microsoft-365",
  "group-mail-enabled",
  "group-not-dynamic",
  "group-of-users",
  "rule-does-not-match",
  "processing-paused",
  "processing-failed",
  "profile-missing",
  "profile-not-assigned",
  "profile-excluded",
  "profile-conflict",
  "profile-device-type",
  "no-profile",
  "mode-mismatch",
  "mode-unknown",
  "preprovisioning-not-allowed",
  "name-template-invalid",
  "name-template-conflict",
  "oobe-unknown",
  "tpm-data-missing",
  "import-records-stay",
  "group-dynamic",
  "provisioning-client-missing",
  "provisioning-client-not-owner",
  "provisioning-client-unknown",
  "preparation-policy-missing",
  "preparation-policy-not-assigned",
  "needs-a-person",
] as const;

/** Why a row has not passed: a stable name, documented in docs/guide/troubleshooting.md. */
export const readinessReasons = [...ownReasons, ...tokenFailureReasons, ...ruleProblemCodes];
export type ReadinessReason = (typeof readinessReasons)[number];
