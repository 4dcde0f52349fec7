/** How long the service takes over things, in milliseconds at speed 1. */
export interface LabDelays {
  /** From POST until an import record says `pending` instead of `unknown`. */
  readonly importStarts: number;
  /** From POST until an import record says `complete` or `error`. */
  readonly importFinishes: number;
  /** From registration, or a change of the tag, until `[OrderId]:tag` stands in the Entra device's `physicalIds`. */
  readonly tagReachesEntra: number;
  /** From a change of a device or a rule until the dynamic groups have been evaluated. */
  readonly groupEvaluation: number;
  /** From a change of membership or of an assignment until the profile is assigned. */
  readonly profileAssignment: number;
  /** From DELETE until an Autopilot record and its Entra device are gone. */
  readonly deregistration: number;
  /** From DELETE until an enrolled device's record in Intune is gone. */
  readonly managedDeviceRemoval: number;
  /** From a write to Entra (application, service principal, credential) until all of it knows. */
  readonly directoryReplication: number;
  /** How long one synchronisation runs. */
  readonly sync: number;
  /** Shortest time between two synchronisations. */
  readonly syncInterval: number;
}

/** Requests allowed in a window; the documented numbers of Microsoft Graph's throttling page by default. */
export interface LabLimit {
  readonly requests: number;
  readonly windowMilliseconds: number;
}

interface LabLimits {
  /** Intune enrolment set: writes of one application in one tenant. */
  readonly intuneWrites: LabLimit;
  /** Intune enrolment set: anything of one application in one tenant. */
  readonly intuneRequests: LabLimit;
  /** Intune enrolment set: writes of all applications in one tenant. */
  readonly intuneTenantWrites: LabLimit;
  /** Intune enrolment set: anything of all applications in one tenant. */
  readonly intuneTenantRequests: LabLimit;
  /** Identity set: resource units of one application in one tenant (the size "S"). */
  readonly directoryUnits: LabLimit;
  /** Identity set: writes of one application in one tenant. */
  readonly directoryWrites: LabLimit;
}

export type ProtectedChange = "autopilot-imports" | "autopilot-devices";

export interface LabBehaviour {
  /** The service's delays are divided by this. */
  readonly speed: number;
  readonly delays: LabDelays;
  readonly limits: LabLimits;
  /** Largest page of Intune collections; also the page without `$top`. */
  readonly intunePageSize: number;
  /** Page of directory collections without `$top`. */
  readonly directoryPageSize: number;
  /** What a finished profile assignment says. The spelling `assignedUnkownSyncState` is Microsoft's. */
  readonly assignedStatus: "assignedInSync" | "assignedOutOfSync" | "assignedUnkownSyncState";
  /** How a refusal for too many requests says when to come again: whole seconds, fractions of them, or not at all. */
  readonly retryAfter: "seconds" | "fractional" | "absent";
  /** Changes that wait for a second administrator: Multi Admin Approval. */
  readonly protectedChanges: readonly ProtectedChange[];
  /** Lifetime of access tokens in seconds. */
  readonly tokenSeconds: number;
  /** How long to wait between two questions for a sign-in by code; asking sooner is answered with `slow_down`. */
  readonly deviceCodeIntervalSeconds: number;
  /** How long a sign-in by code may take. */
  readonly deviceCodeSeconds: number;
  /** How far the token service's clock is ahead of everybody else's, in seconds; negative when it is behind. */
  readonly tokenClockSkewSeconds: number;
}

const second = 1000;
const minute = 60 * second;

/** Times as field reports give them for small tenants; Microsoft promises none of them. */
export const realisticDelays: LabDelays = {
  importStarts: 10 * second,
  importFinishes: 75 * second,
  tagReachesEntra: 2 * minute,
  groupEvaluation: 10 * minute,
  profileAssignment: 15 * minute,
  deregistration: 10 * minute,
  managedDeviceRemoval: 30 * second,
  directoryReplication: 5 * second,
  sync: minute,
  syncInterval: 10 * minute,
};

/** Microsoft Graph service-specific throttling limits: Intune enrolment, identity and access. */
export const documentedLimits: LabLimits = {
  intuneWrites: { requests: 100, windowMilliseconds: 20 * second },
  intuneRequests: { requests: 1000, windowMilliseconds: 20 * second },
  intuneTenantWrites: { requests: 200, windowMilliseconds: 20 * second },
  intuneTenantRequests: { requests: 2000, windowMilliseconds: 20 * second },
  directoryUnits: { requests: 3500, windowMilliseconds: 10 * second },
  directoryWrites: { requests: 3000, windowMilliseconds: 150 * second },
};

export const defaultBehaviour: LabBehaviour = {
  speed: 1,
  delays: realisticDelays,
  limits: documentedLimits,
  intunePageSize: 1000,
  directoryPageSize: 100,
  assignedStatus: "assignedInSync",
  retryAfter: "seconds",
  protectedChanges: [],
  tokenSeconds: 3599,
  deviceCodeIntervalSeconds: 5,
  deviceCodeSeconds: 900,
  tokenClockSkewSeconds: 0,
};

/** Any part of the behaviour; what is left out stays as it is. */
export interface BehaviourChange extends Partial<Omit<LabBehaviour, "delays" | "limits">> {
  readonly delays?: Partial<LabDelays>;
  readonly limits?: Partial<LabLimits>;
}

export function changeBehaviour(current: LabBehaviour, change: BehaviourChange): LabBehaviour {
  const { delays, limits, ...rest } = change;
  const changed = {
    ...current,
    ...rest,
    delays: { ...current.delays, ...delays },
    limits: { ...current.limits, ...limits },
  };
  if (!(changed.speed > 0)) throw new RangeError("speed must be greater than zero");
  return changed;
}
