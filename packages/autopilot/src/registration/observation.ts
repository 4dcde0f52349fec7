import type { ProfileStatus } from "../graph/beta/profile-status.ts";
import type { RegistrationApproval } from "./record.ts";

/** Intune's record of a registered device, as far as it matters here. */
export interface SeenAutopilotDevice {
  readonly id: string;
  readonly serialNumber: string | null;
  readonly groupTag: string | null;
  readonly displayName: string | null;
  readonly entraDeviceId: string | null;
  /** `enrolled`, `blocked`, … */
  readonly enrolment: string | null;
  /** `manualRemediationRequired`, … after a change of the hardware. */
  readonly remediation: string | null;
  /** `blocked` after a self-deploying device was reset. */
  readonly userlessEnrolment: string | null;
}

/** How a request for approval came to its end without being granted. */
export type ApprovalEnd = "rejected" | "cancelled" | "expired";

/** Something that was learnt about a device; the only way its record changes. */
export type Observation =
  | { readonly kind: "import-chosen"; readonly importId: string }
  | { readonly kind: "import-accepted"; readonly importedId: string }
  /** Intune refused this device's import as a request, before anything was started. */
  | { readonly kind: "import-refused"; readonly becauseOfHash: boolean; readonly what: string }
  | { readonly kind: "import-complete"; readonly autopilotDeviceId: string }
  | { readonly kind: "import-error"; readonly name: string }
  | { readonly kind: "import-gone" }
  | { readonly kind: "devices-with-serial-number"; readonly devices: readonly SeenAutopilotDevice[] }
  | { readonly kind: "autopilot-device"; readonly device: SeenAutopilotDevice }
  /** A whole look at Intune's devices did not find this one. */
  | { readonly kind: "autopilot-device-missing" }
  | { readonly kind: "tag-written" }
  | { readonly kind: "name-written" }
  /** Intune did not take the name; `lasting` where time alone does not change that. */
  | { readonly kind: "name-refused"; readonly what: string; readonly lasting: boolean }
  | { readonly kind: "entra-device"; readonly objectId: string; readonly physicalIds: readonly string[] }
  | { readonly kind: "membership"; readonly member: boolean }
  /** `expectedProfileId` is the profile that the group gives; null where it gives none, undefined where unknown. */
  | { readonly kind: "profile"; readonly status: ProfileStatus; readonly expectedProfileId?: string | null | undefined }
  | { readonly kind: "directory-hidden" }
  /** Intune filed the change and waits for a second administrator. */
  | {
      readonly kind: "approval-needed";
      readonly operation: RegistrationApproval["operation"];
      readonly code: string | null;
    }
  | { readonly kind: "approval-pending" }
  /** The change was approved and made, or need not be made any more. */
  | { readonly kind: "approval-over" }
  | { readonly kind: "approval-ended"; readonly how: ApprovalEnd }
  /** Nothing new; look again with the usual cadence. */
  | { readonly kind: "not-yet" }
  /** The service could not answer; look again, no sooner than it asked. */
  | { readonly kind: "postponed"; readonly milliseconds: number }
  /** The service has not answered for so long that a person should know. */
  | { readonly kind: "trouble"; readonly what: string; readonly minutes: number }
  | { readonly kind: "trouble-over" }
  | { readonly kind: "not-authorised"; readonly what: string }
  | { readonly kind: "no-connection" }
  | { readonly kind: "waited-too-long"; readonly hours: number };
