import type { AutopilotEnrolment, AutopilotProfileStatus, AutopilotRemediation } from "@windlass/protocol";

/** What only Graph's beta tells of a registered device. */
export interface AutopilotDeviceDetails {
  readonly profileStatus: AutopilotProfileStatus;
  /** Why Intune refuses the profile, for example `hardwareRequirementsNotMet`; null where it does not. */
  readonly profileObstacle: string | null;
  /** ISO instant. */
  readonly profileAssignedAt: string | null;
  readonly remediation: AutopilotRemediation;
  readonly userlessEnrolmentBlocked: boolean;
}

/** One device registered in Windows Autopilot, as the tenant has it. */
export interface AutopilotDeviceRecord {
  /** Id of Intune's windowsAutopilotDeviceIdentity, which is also the ZTDID that Microsoft Entra shows. */
  readonly id: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly systemFamily: string;
  readonly groupTag: string;
  /** Name that the device will be given; empty where none was assigned. */
  readonly displayName: string;
  readonly purchaseOrder: string;
  readonly userPrincipalName: string;
  readonly addressableUserName: string;
  readonly enrolment: AutopilotEnrolment;
  /** ISO instant; null for a device that never made contact, and often for others, too. */
  readonly lastContactedAt: string | null;
  readonly entraDeviceId: string | null;
  /** Set while the device is enrolled in Intune. */
  readonly managedDeviceId: string | null;
  /** Null where only v1.0 answered. */
  readonly details: AutopilotDeviceDetails | null;
}
