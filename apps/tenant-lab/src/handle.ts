import type { BehaviourChange, LabBehaviour } from "./behaviour/settings.ts";
import { settle } from "./behaviour/settle.ts";
import type { LabCore } from "./lab-core.ts";
import * as applications from "./operations/applications.ts";
import * as approvals from "./operations/approvals.ts";
import * as credentials from "./operations/credentials.ts";
import * as devices from "./operations/devices.ts";
import * as enrolment from "./operations/enrolment.ts";
import * as faults from "./operations/faults.ts";
import type { NewUser } from "./operations/furnish.ts";
import * as groupOwners from "./operations/group-owners.ts";
import * as groups from "./operations/groups.ts";
import * as preparation from "./operations/preparation-policies.ts";
import * as profiles from "./operations/profiles.ts";
import * as signIns from "./operations/sign-in.ts";
import * as tenants from "./operations/tenants.ts";
import type { ApprovalDecision } from "./state/approval-entities.ts";
import type { AssignmentTarget } from "./state/entities.ts";

/** Everything the control API can do, for tests in the same process. Changes take effect at once. */
export type LabHandle = ReturnType<typeof createLabHandle>;

export function createLabHandle(lab: LabCore) {
  /** One operation: the tenant brought up to the present first, all changes kept together. */
  const operate = <Result>(work: () => Result): Result => {
    settle(lab);
    return lab.state.transaction(work);
  };

  return {
    addTenant: (request: tenants.NewTenant) => operate(() => tenants.addTenant(lab, request)),
    addApplication: (tenantId: string, request: applications.NewApplication) =>
      operate(() => applications.addApplication(lab, tenantId, request)),
    addSecret: (clientId: string, request: applications.NewSecret) =>
      operate(() => applications.addSecret(lab, clientId, request)),
    removeSecret: (clientId: string, keyId: string) => operate(() => applications.removeSecret(lab, clientId, keyId)),
    /** The answer names the certificate's key id and thumbprints. */
    addCertificate: (clientId: string, request: credentials.NewCertificate) =>
      operate(() => credentials.addCertificate(lab, clientId, request)),
    removeCertificate: (clientId: string, keyId: string) =>
      operate(() => credentials.removeCertificate(lab, clientId, keyId)),
    addFederatedCredential: (clientId: string, request: credentials.NewFederatedCredential) =>
      operate(() => credentials.addFederatedCredential(lab, clientId, request)),
    removeFederatedCredential: (clientId: string, name: string) =>
      operate(() => credentials.removeFederatedCredential(lab, clientId, name)),
    setConsent: (clientId: string, roles: readonly string[]) =>
      operate(() => applications.setConsent(lab, clientId, roles)),
    setEnabled: (clientId: string, enabled: boolean) => operate(() => applications.setEnabled(lab, clientId, enabled)),
    /** Object ids of service principals and users. An application that owns itself may change its own credentials. */
    setOwners: (clientId: string, owners: readonly string[]) =>
      operate(() => applications.setOwners(lab, clientId, owners)),
    /** A person of the tenant; again with other roles changes them. Every tenant has admin@, roles@, apps@, intune@, user@. */
    addUser: (tenantId: string, request: NewUser) => operate(() => signIns.addUser(lab, tenantId, request)),
    users: () => lab.state.users.values(),
    /** Sign-ins by code that wait for somebody. */
    waitingSignIns: () => signIns.waitingSignIns(lab),
    /** What the person does at the verification page. */
    signIn: (userCode: string, userPrincipalName: string) =>
      operate(() => signIns.signIn(lab, userCode, userPrincipalName)),
    declineSignIn: (userCode: string) => operate(() => signIns.declineSignIn(lab, userCode)),
    addGroup: (tenantId: string, request: groups.NewGroup) => operate(() => groups.addGroup(lab, tenantId, request)),
    changeGroup: (groupId: string, change: groups.GroupChange) =>
      operate(() => groups.changeGroup(lab, groupId, change)),
    removeGroup: (groupId: string) => operate(() => groups.removeGroup(lab, groupId)),
    /** A service principal or a person, by object id. */
    addGroupOwner: (groupId: string, objectId: string) =>
      operate(() => groupOwners.addGroupOwner(lab, groups.groupOf(lab, groupId), objectId)),
    addPreparationPolicy: (tenantId: string, request: preparation.NewPreparationPolicy) =>
      operate(() => preparation.addPreparationPolicy(lab, tenantId, request)),
    addProfile: (tenantId: string, request: profiles.NewProfile) =>
      operate(() => profiles.addProfile(lab, tenantId, request)),
    assignProfile: (profileId: string, target: AssignmentTarget) =>
      operate(() => profiles.addAssignment(lab, profiles.profileOf(lab, profileId), target)),
    addRegisteredDevice: (tenantId: string, request: devices.RegisteredDevice) =>
      operate(() => devices.addRegisteredDevice(lab, tenantId, request)),
    enrolDevice: (autopilotDeviceId: string) => operate(() => enrolment.enrolDevice(lab, autopilotDeviceId)),
    changeCondition: (autopilotDeviceId: string, change: enrolment.ConditionChange) =>
      operate(() => enrolment.changeCondition(lab, autopilotDeviceId, change)),
    /** Many devices that have gone all the way already; 100,000 take some seconds. */
    addRegisteredDevices: (tenantId: string, count: number, request?: devices.ManyDevices) =>
      operate(() => devices.addRegisteredDevices(lab, tenantId, count, request)),
    holdElsewhere: (serialNumber: string) => operate(() => devices.holdElsewhere(lab, serialNumber)),
    releaseElsewhere: (serialNumber: string) => operate(() => devices.releaseElsewhere(lab, serialNumber)),
    makeHardwareHash: devices.makeHardwareHash,
    importJournal: (serialNumber?: string) => operate(() => devices.importJournal(lab, serialNumber)),
    addFault: (request: faults.NewFault) => operate(() => faults.addFault(lab, request)),
    /** Has the next imports of a serial number end with an error, by Intune's name for it. */
    failImport: (serialNumber: string, request: faults.ImportFailure) =>
      operate(() => faults.failImport(lab, serialNumber, request)),
    faults: () => lab.state.faults.values(),
    clearFaults: () => operate(() => faults.clearFaults(lab)),
    approvals: () => operate(() => approvals.approvalRequests(lab)),
    decideApproval: (id: string, decision: ApprovalDecision) =>
      operate(() => approvals.decideApproval(lab, id, decision)),
    now: () => lab.clock.now(),
    /** Jumps ahead and does everything that has become due. */
    advance: (milliseconds: number) => {
      lab.clock.advance(milliseconds);
      operate(() => rememberClock(lab));
    },
    behaviour: (): LabBehaviour => lab.behaviour(),
    changeBehaviour: (change: BehaviourChange): LabBehaviour => lab.changeBehaviour(change),
    view: (): LabView => operate(() => viewOf(lab)),
  };
}

/** What the lab holds, for people and tests. */
export type LabView = ReturnType<typeof viewOf>;

function viewOf(lab: LabCore) {
  const { state } = lab;
  return {
    now: new Date(lab.clock.now()).toISOString(),
    behaviour: lab.behaviour(),
    tenants: state.tenants.values().map((tenant) => {
      const own = <Kind extends { readonly tenantId: string }>(value: Kind) => value.tenantId === tenant.id;
      return {
        ...tenant,
        applications: state.applications.filter(own),
        users: state.users.filter(own),
        groups: state.groups.filter(own).map((group) => ({
          ...group,
          owners: state.groupOwners.by("groupId", group.id).map((one) => one.objectId),
          members: state.memberships.by("groupId", group.id).map((one) => one.objectId),
        })),
        profiles: state.profiles.filter(own).map((profile) => ({
          ...profile,
          assignments: state.assignments.by("profileId", profile.id).map((one) => one.target),
        })),
        firstPartyPrincipals: state.firstPartyPrincipals.filter(own),
        preparationPolicies: state.preparationPolicies.filter(own),
        corporateIdentifiers: state.corporateIdentifiers.filter(own),
        imports: state.imports.filter(own).map(({ hardwareIdentifier: _hash, ...record }) => record),
        autopilotDevices: state.autopilotDevices.filter(own),
        directoryDevices: state.directoryDevices.filter(own),
        managedDevices: state.managedDevices.filter(own),
        sync: state.syncs.get(tenant.id) ?? null,
        waiting: state.tasks
          .filter(own)
          .toSorted((a, b) => a.dueAt - b.dueAt)
          .map(({ dueAt, task }) => ({ dueAt: new Date(dueAt).toISOString(), ...task })),
      };
    }),
    heldElsewhere: state.foreignDevices.values().map((device) => device.serialNumber),
    faults: state.faults.values(),
  };
}

function rememberClock(lab: LabCore): void {
  const sequence = lab.state.facts.get("clock")?.sequence ?? lab.state.nextSequence();
  lab.state.facts.put({ id: "clock", sequence, value: lab.clock.advanced });
}
