import type { ApprovalRequest } from "./approval-entities.ts";
import { createDueHeap } from "./due-heap.ts";
import type {
  AutopilotDevice,
  CorporateIdentifier,
  DeploymentProfile,
  DeviceCondition,
  DirectoryDevice,
  Group,
  GroupOwner,
  ImportRecord,
  ManagedDevice,
  Membership,
  PreparationPolicy,
  ProfileAssignment,
  SyncState,
} from "./entities.ts";
import type { Entity } from "./entity.ts";
import type {
  Application,
  DeviceCode,
  FirstPartyPrincipal,
  RefreshToken,
  Tenant,
  TokenIssuer,
  User,
} from "./entra-entities.ts";
import { type Change, type Journal, memoryJournal, openJournal, readJournal } from "./journal.ts";
import type {
  Fault,
  ForeignDevice,
  ImportJournalEntry,
  ImportVerdict,
  LabFact,
  ScheduledTask,
} from "./lab-entities.ts";
import { createTable, type MadeTable, type Table } from "./table.ts";
import { upgraded } from "./upgrade.ts";

interface Kinds {
  tenants: Tenant;
  applications: Application;
  tokenIssuers: TokenIssuer;
  users: User;
  deviceCodes: DeviceCode;
  refreshTokens: RefreshToken;
  firstPartyPrincipals: FirstPartyPrincipal;
  imports: ImportRecord;
  autopilotDevices: AutopilotDevice;
  deviceConditions: DeviceCondition;
  managedDevices: ManagedDevice;
  directoryDevices: DirectoryDevice;
  groups: Group;
  memberships: Membership;
  groupOwners: GroupOwner;
  corporateIdentifiers: CorporateIdentifier;
  preparationPolicies: PreparationPolicy;
  profiles: DeploymentProfile;
  assignments: ProfileAssignment;
  syncs: SyncState;
  foreignDevices: ForeignDevice;
  importVerdicts: ImportVerdict;
  importJournal: ImportJournalEntry;
  approvalRequests: ApprovalRequest;
  tasks: ScheduledTask;
  faults: Fault;
  facts: LabFact;
}

const tableNames = [
  "tenants",
  "applications",
  "tokenIssuers",
  "users",
  "deviceCodes",
  "refreshTokens",
  "firstPartyPrincipals",
  "imports",
  "autopilotDevices",
  "deviceConditions",
  "managedDevices",
  "directoryDevices",
  "groups",
  "memberships",
  "groupOwners",
  "corporateIdentifiers",
  "preparationPolicies",
  "profiles",
  "assignments",
  "syncs",
  "foreignDevices",
  "importVerdicts",
  "importJournal",
  "approvalRequests",
  "tasks",
  "faults",
  "facts",
] as const satisfies readonly (keyof Kinds)[];

type LabTables = { readonly [Name in keyof Kinds]: Table<Kinds[Name]> };

export interface LabState extends LabTables {
  /** Notes a task, to be taken when it is due. */
  addTask(task: ScheduledTask): void;
  /** Takes the task that is due first, if one is due by `now`. */
  takeTask(now: number): ScheduledTask | undefined;
  /** The next running number. */
  nextSequence(): number;
  /** Runs `work` and writes all its changes at once. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/** Opens the lab's state: in memory, or kept in `directory` so that it outlives a killed process. */
export function openState(directory: string | null): LabState {
  let open: Change[] = [];
  let depth = 0;
  let sequence = 0;
  let journal: Journal = memoryJournal;

  const flush = () => {
    if (depth > 0 || open.length === 0) return;
    const changes = open;
    open = [];
    journal.append(changes);
  };
  const changed = (change: Change) => {
    // Without a folder nobody reads the changes, and one long jump of the clock makes millions of them.
    if (directory === null) return;
    open.push(change);
    flush();
  };

  const made: MadeTables = Object.fromEntries(tableNames.map((name) => [name, createTable(name, changed)]));
  if (directory !== null) {
    sequence = restore(made, readJournal(directory));
    journal = openJournal(directory, snapshotOf(made));
  }

  const tables = made as unknown as LabTables;
  const due = createDueHeap();
  for (const task of tables.tasks.values()) due.push(task);
  return {
    ...tables,
    addTask: (task) => {
      tables.tasks.put(task);
      due.push(task);
    },
    takeTask: (now) => {
      const task = due.take(now);
      if (task !== undefined) tables.tasks.delete(task.id);
      return task;
    },
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
    transaction: (work) => {
      depth += 1;
      try {
        return work();
      } finally {
        depth -= 1;
        flush();
      }
    },
    close: () => journal.close(),
  };
}

type MadeTables = Record<string, MadeTable<Entity>>;

/** Fills the tables with the journal's changes and answers the highest running number seen. */
function restore(made: MadeTables, changes: readonly Change[]): number {
  let highest = 0;
  for (const [name, id, value] of changes) {
    const entity = value as Entity | null;
    made[name]?.restore(id, entity === null ? null : upgraded(name, entity));
    highest = Math.max(highest, entity?.sequence ?? 0);
  }
  return highest;
}

function* snapshotOf(made: MadeTables): Generator<Change> {
  for (const [name, table] of Object.entries(made)) {
    for (const value of table.values()) yield [name, value.id, value];
  }
}
