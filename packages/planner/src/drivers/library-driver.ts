import type { Architecture, DriverFacts, Filter } from "@windlass/protocol";

/** A vendor's pack, of which many INF files come in together. */
export interface DriverPack {
  readonly id: string;
  readonly name: string;
  readonly filter: Filter | null;
}

/** One INF file of the library, with what an administrator has said of it. */
export interface LibraryDriver {
  readonly id: string;
  /** Name of the INF file. */
  readonly name: string;
  readonly facts: DriverFacts;
  readonly active: boolean;
  readonly availableToWindowsPe: boolean;
  /** Narrower than the INF itself; null leaves it to the INF. */
  readonly architectures: readonly Architecture[] | null;
  readonly minimumBuild: number | null;
  readonly filter: Filter | null;
  readonly pack: DriverPack | null;
  /** All files that the INF names are there; Windows takes no other driver. */
  readonly complete: boolean;
  /** Names the INF's contents; equal ones are the same driver, however often it came in. Null where it is not known. */
  readonly digest: string | null;
}
