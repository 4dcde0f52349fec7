import type { Disk, DriverFinding, GrantedCheckFacts, Inventory, JoinKind } from "@windlass/protocol";

/** What fetching from a deployment source came to. */
export type NetworkMeasure =
  | { readonly source: string; readonly megabitsPerSecond: number; readonly bytes: number }
  | { readonly source: string; readonly unreachable: string };

/** How a script of an administrator ended. */
export type ScriptRun =
  | { readonly kind: "ended"; readonly exitCode: number; readonly output: string }
  | { readonly kind: "stopped"; readonly seconds: number; readonly output: string }
  /** It was not run, and why. */
  | { readonly kind: "not-run"; readonly why: string };

export interface ProblemDevice {
  readonly name: string;
  readonly hardwareIds: readonly string[];
  readonly class: string | null;
  readonly problemCode: number;
}

/** What the deployed Windows says of itself; null: it cannot tell. */
export interface WindowsFacts {
  readonly problemDevices: readonly ProblemDevice[] | null;
  readonly activated: boolean | null;
  readonly join: { readonly kind: JoinKind; readonly name: string } | null;
  /** Of the Windows partition. */
  readonly bitLocker: "on" | "off" | "changing" | null;
}

export interface PackageFact {
  readonly name: string;
  /** Null: its rules cannot be answered on this device. */
  readonly found: boolean | null;
  readonly words: string;
}

/** What only the device finds out, as far as it did; left out: it was not looked for. */
export interface MeasuredFacts {
  readonly network?: NetworkMeasure;
  /** The device's clock against the server's, in seconds; positive: it is ahead. */
  readonly clockDeviation?: number;
  /** Now, by the server's clock. */
  readonly now?: Date;
  readonly granted?: GrantedCheckFacts | null;
  readonly hash?:
    | { readonly hasTpmData: boolean; readonly findings: readonly string[] }
    | { readonly unreadable: string };
  /** By the id of the check. */
  readonly scripts?: ReadonlyMap<string, ScriptRun>;
  readonly windows?: WindowsFacts;
  readonly packages?: readonly PackageFact[];
  /** What the deployment should have taken away and is still there, in words. */
  readonly leftovers?: readonly string[];
}

/** Everything that checks are judged by. */
export interface CheckFacts {
  readonly inventory: Inventory;
  /** The disk that is to be wiped; null: none was chosen. */
  readonly targetDisk: Disk | null;
  /** Null: nobody has looked for drivers. */
  readonly driverFindings: readonly DriverFinding[] | null;
  readonly measured: MeasuredFacts;
}
