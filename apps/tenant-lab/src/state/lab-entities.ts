import type { Entity, TenantEntity } from "./entity.ts";
import type { ApplicationCertificate } from "./entra-entities.ts";

/** A device that another organisation outside the lab holds. `id` is the serial number in lower case. */
export interface ForeignDevice extends Entity {
  readonly serialNumber: string;
}

/** How the next imports of a serial number end, whatever its hash says. `id` is the serial number in lower case. */
export interface ImportVerdict extends Entity {
  readonly name: string;
  readonly code: number;
  readonly remaining: number;
}

/** What was asked for, kept when the import record is deleted: duplicates are counted here. */
export interface ImportJournalEntry extends TenantEntity {
  readonly at: number;
  readonly applicationId: string;
  readonly importedIdentityId: string;
  readonly importId: string | null;
  readonly serialNumber: string;
  readonly groupTag: string;
  readonly outcome: string;
}

export type LabTask =
  | { readonly kind: "start-import"; readonly importedId: string }
  | { readonly kind: "finish-import"; readonly importedId: string }
  | { readonly kind: "publish-tag"; readonly autopilotDeviceId: string }
  | { readonly kind: "evaluate-device"; readonly objectId: string }
  | { readonly kind: "evaluate-group"; readonly groupId: string }
  | { readonly kind: "assign-profile"; readonly autopilotDeviceId: string }
  | { readonly kind: "deregister"; readonly autopilotDeviceId: string }
  | { readonly kind: "remove-managed-device"; readonly managedDeviceId: string }
  | { readonly kind: "finish-sync" };

/** Something the service will have done by `dueAt`. */
export interface ScheduledTask extends TenantEntity {
  readonly dueAt: number;
  readonly task: LabTask;
  /** The task as text: equal tasks have equal texts. */
  readonly text: string;
}

/** Another writer of an application's certificates, at work during a request. */
export interface RivalWriter {
  /** Client id. */
  readonly application: string;
  /** What the other one adds, DER in base64 inside. */
  readonly certificate: ApplicationCertificate;
  /**
   * `before`: right before the request takes effect. `over`: with the list as it was before the request, written after it,
   * so that what the request did is undone.
   */
  readonly order: "before" | "over";
}

/** A prepared failure. See the control API. */
export interface Fault extends Entity {
  readonly method: string;
  readonly path: string;
  readonly remaining: number;
  readonly effect: "none" | "performed" | "twice";
  readonly delayMilliseconds: number;
  readonly rival?: RivalWriter;
  readonly outcome:
    | { readonly kind: "drop" }
    | {
        readonly kind: "answer";
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: unknown;
      }
    | { readonly kind: "pass" };
}

/** Things of the lab itself, `id` is their name. */
export interface LabFact extends Entity {
  readonly value: unknown;
}
