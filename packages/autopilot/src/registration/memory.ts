import type { AssignedProfile } from "../graph/beta/profiles.ts";
import type { Cadence } from "./cadence.ts";
import { decide, isShared } from "./decide.ts";
import type { StoredRegistration } from "./store.ts";

const firstImportSize = 100;
/** The portal's limit for a CSV file; Microsoft documents none for the call. */
const largestImportSize = 500;
const smallestImportSize = 10;
/** Import calls at once: enough that ten thousand devices are sent within seconds. */
const mostImportCalls = 8;

/** How to learn who is in a group; the first that the tenant allows. */
export type DirectoryWay = "expanded-groups" | "group-members" | "one-by-one";

/** The tenant's deployment profiles, oldest first; null where they may not be read. */
export interface KnownProfiles {
  readonly readAt: number;
  readonly profiles: readonly AssignedProfile[] | null;
}

/** A close look that found a profile which is not the final one yet. */
export interface CloseLook {
  /** When to look closely again, in milliseconds since 1970. */
  readonly againAt: number;
  /** The date of the assignment that was seen; another one is worth a look at once. */
  readonly assignedAt: string | null;
}

/**
 * What a worker remembers of a tenant between ticks, so that it need not ask database and Graph again. Nothing depends
 * on it but the cost: a worker that takes over begins with an empty one.
 */
export class RegistrationMemory {
  /** Devices that are looked at together, by id, without their hardware hashes. */
  readonly waiting = new Map<string, StoredRegistration>();
  /** When `waiting` was read whole, in milliseconds since 1970. */
  readAt: number | null = null;
  nextLookAt = 0;
  nextDirectoryLookAt = 0;
  nextTidyAt = 0;
  /** Until when import records are left in Intune without asking, because their removal needs approval there. */
  importRecordsStayUntil = 0;
  importSize = firstImportSize;
  importCalls = 1;
  /** Pages that a whole list had last time. */
  importPages = 1;
  devicePages = 1;
  readonly tagPages = new Map<string, number>();
  directoryWay: DirectoryWay = "expanded-groups";
  profiles: KnownProfiles | null = null;
  /** The groups of devices that a look at the directory told whole, by the registration's id. */
  readonly groupsOf = new Map<string, readonly string[]>();
  /** Intune lists the devices of a profile to this app; false once it refused. */
  listsAssignedDevices = true;
  /** Devices whose profile was not the final one at the last close look, by id. */
  readonly closeLooks = new Map<string, CloseLook>();
  /** When Graph began to refuse everything, in milliseconds since 1970. */
  troubleSince: number | null = null;
  /** Whether viewers were told of it. */
  troubleTold = false;
  /** Whether this app has been allowed to do something since the memory began. */
  wasAllowed = false;

  importWentWell(): void {
    this.importSize = Math.min(largestImportSize, this.importSize * 2);
    this.importCalls = Math.min(mostImportCalls, this.importCalls * 2);
  }

  importWentBadly(): void {
    this.importSize = Math.max(smallestImportSize, Math.floor(this.importSize / 2));
    this.importCalls = 1;
  }

  /** Another worker has these now, or they are gone. */
  forgetAll(ids: Iterable<string>): void {
    for (const id of ids) this.forget(id);
  }

  /** Takes a stored record in where it waits with others, and drops it where it does not any more. */
  keep(stored: StoredRegistration, now: Date, cadence: Cadence): void {
    const { record, version } = stored;
    if (isShared(decide(record, now, cadence))) {
      this.waiting.set(record.id, { record: { ...record, hardwareHash: "" }, version });
      return;
    }
    this.forget(record.id);
  }

  forget(id: string): void {
    this.waiting.delete(id);
    this.closeLooks.delete(id);
    this.groupsOf.delete(id);
  }
}
