import type {
  Application,
  AutopilotDevice,
  DeploymentProfile,
  DirectoryDevice,
  Entity,
  Fault,
  ForeignDevice,
  Group,
  ImportJournalEntry,
  ImportRecord,
  LabFact,
  Membership,
  ProfileAssignment,
  ScheduledTask,
  SyncState,
  Tenant,
} from "./entities.ts";
import { type Change, type Journal, memoryJournal, openJournal, readJournal } from "./journal.ts";

/** Entities of one kind, in the order of their running numbers. Values are replaced, never changed in place. */
export interface Table<Kind extends Entity> {
  get(id: string): Kind | undefined;
  put(value: Kind): Kind;
  delete(id: string): void;
  values(): Kind[];
  find(condition: (value: Kind) => boolean): Kind | undefined;
  filter(condition: (value: Kind) => boolean): Kind[];
}

interface Kinds {
  tenants: Tenant;
  applications: Application;
  imports: ImportRecord;
  autopilotDevices: AutopilotDevice;
  directoryDevices: DirectoryDevice;
  groups: Group;
  memberships: Membership;
  profiles: DeploymentProfile;
  assignments: ProfileAssignment;
  syncs: SyncState;
  foreignDevices: ForeignDevice;
  importJournal: ImportJournalEntry;
  tasks: ScheduledTask;
  faults: Fault;
  facts: LabFact;
}

const tableNames = [
  "tenants",
  "applications",
  "imports",
  "autopilotDevices",
  "directoryDevices",
  "groups",
  "memberships",
  "profiles",
  "assignments",
  "syncs",
  "foreignDevices",
  "importJournal",
  "tasks",
  "faults",
  "facts",
] as const satisfies readonly (keyof Kinds)[];

export type LabTables = { readonly [Name in keyof Kinds]: Table<Kinds[Name]> };

export interface LabState extends LabTables {
  /** The next running number. */
  nextSequence(): number;
  /** Runs `work` and writes all its changes at once. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

function createTable<Kind extends Entity>(name: string, changed: (change: Change) => void) {
  const rows = new Map<string, Kind>();
  const table: Table<Kind> = {
    get: (id) => rows.get(id),
    put: (value) => {
      rows.set(value.id, value);
      changed([name, value.id, value]);
      return value;
    },
    delete: (id) => {
      if (rows.delete(id)) changed([name, id, null]);
    },
    values: () => [...rows.values()],
    find: (condition) => [...rows.values()].find(condition),
    filter: (condition) => [...rows.values()].filter(condition),
  };
  return { table, rows };
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
    open.push(change);
    flush();
  };

  const made = Object.fromEntries(tableNames.map((name) => [name, createTable(name, changed)]));
  if (directory !== null) {
    sequence = restore(made, readJournal(directory));
    journal = openJournal(directory, snapshotOf(made));
  }

  const tables = Object.fromEntries(Object.entries(made).map(([name, { table }]) => [name, table]));
  return {
    ...(tables as unknown as LabTables),
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

type MadeTables = Record<string, { readonly rows: Map<string, Entity> }>;

/** Fills the tables with the journal's changes and answers the highest running number seen. */
function restore(made: MadeTables, changes: readonly Change[]): number {
  let highest = 0;
  for (const [name, id, value] of changes) {
    const rows = made[name]?.rows;
    if (rows === undefined) continue;
    if (value === null) rows.delete(id);
    else {
      const entity = value as Entity;
      rows.set(id, entity);
      highest = Math.max(highest, entity.sequence);
    }
  }
  return highest;
}

function* snapshotOf(made: MadeTables): Generator<Change> {
  for (const [name, { rows }] of Object.entries(made)) for (const [id, value] of rows) yield [name, id, value];
}
