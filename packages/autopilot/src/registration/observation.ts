import type { ProfileStatus } from "../graph/beta/profile-status.ts";

/** Intune's record of a registered device, as far as it matters here. */
export interface SeenAutopilotDevice {
  readonly id: string;
  readonly groupTag: string | null;
  readonly displayName: string | null;
  readonly entraDeviceId: string | null;
}

/** Something that was learnt about a device; the only way its record changes. */
export type Observation =
  | { readonly kind: "import-chosen"; readonly importId: string }
  | { readonly kind: "import-accepted"; readonly importedId: string }
  /** Intune refused this device's import as a request, before anything was started. */
  | { readonly kind: "import-refused"; readonly becauseOfHash: boolean; readonly what: string }
  | { readonly kind: "import-complete"; readonly autopilotDeviceId: string }
  | { readonly kind: "import-error"; readonly name: string }
  | { readonly kind: "import-gone" }
  | { readonly kind: "import-record-deleted"; readonly importedId: string }
  /** Removing a finished import record did not work this time. */
  | { readonly kind: "import-record-kept" }
  | { readonly kind: "devices-with-serial-number"; readonly devices: readonly SeenAutopilotDevice[] }
  | { readonly kind: "autopilot-device"; readonly device: SeenAutopilotDevice }
  | { readonly kind: "tag-written" }
  | { readonly kind: "entra-device"; readonly objectId: string; readonly physicalIds: readonly string[] }
  | { readonly kind: "membership"; readonly member: boolean }
  | { readonly kind: "profile"; readonly status: ProfileStatus }
  | { readonly kind: "directory-hidden" }
  /** Nothing new; look again with the usual cadence. */
  | { readonly kind: "not-yet" }
  /** The service could not answer; look again, no sooner than it asked. */
  | { readonly kind: "postponed"; readonly milliseconds: number }
  | { readonly kind: "not-authorised"; readonly what: string }
  | { readonly kind: "no-connection" }
  | { readonly kind: "waited-too-long"; readonly hours: number };
