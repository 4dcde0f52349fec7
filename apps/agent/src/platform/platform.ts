import type { WindowsFacts } from "@windlass/planner";
import type { DetectionRule, Inventory, PlanStep, RegistryChange, RegistryData } from "@windlass/protocol";
import type { WindowsSettings } from "./windows-settings.ts";

type PartitionDiskStep = Extract<PlanStep, { action: "partition-disk" }>;
export type PlannedPartition = PartitionDiskStep["partitions"][number];
export type AppliedImage = Extract<PlanStep, { action: "apply-image" }>["image"];

/** A partition as read back from the disk. Sizes in bytes. */
export interface Partition {
  readonly role: PlannedPartition["role"];
  readonly fileSystem: PlannedPartition["fileSystem"];
  readonly sizeBytes: number;
  /** As on the deployed Windows; left out: none, or Windows' own choice. */
  readonly label?: string | undefined;
  readonly letter?: string | undefined;
}

/** Where the agent's program runs. */
export type Environment = "windows-pe" | "windows" | "out-of-box-experience";

export interface ProgramRun {
  /** Unique within the device's deployment and attempt. A run that has ended is remembered under it and not repeated. */
  readonly id: string;
  /** As Windows takes it; the platform changes nothing in it. */
  readonly commandLine: string;
  /** Host path of the script that was written for the run; null where a file of the package or the device runs. */
  readonly script: string | null;
  /** Host folder the program starts in. */
  readonly workingFolder: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly runAs: "system" | "logged-on-user";
  /** Values that are in neither the output that is given back nor anything that the platform keeps of the run. */
  readonly hidden: readonly string[];
}

/** Whether something is there; null where this platform cannot tell. */
export interface Detection {
  readonly found: boolean | null;
  /** For the log. */
  readonly words: string;
}

export interface ProgramResult {
  /** Null when the program was stopped because its time was over. */
  readonly exitCode: number | null;
  /** What it wrote, cut to what a log takes. */
  readonly output: string;
}

export interface CapturedHash {
  /** 4K hardware hash, base64. */
  readonly hardwareHash: string;
  readonly serialNumber: string;
}

/**
 * Everything the agent does to a device beyond files and HTTP. One agent runs on every platform; a platform knows no
 * plan, journal or server. Paths given and taken are the host's, except where they are called Windows paths.
 */
export interface Platform {
  readonly name: "simulated" | "windows";

  /** What runs now, and an id that changes with every start of the device. */
  boot(): Promise<{ readonly environment: Environment; readonly id: string }>;

  /** Reads the hardware anew at every call. */
  inventory(): Promise<Inventory>;

  /** Folder that a restart of the device empties; the only one before there is a disk. */
  volatileFolder(): string;

  /** The agent's folder on the Windows partition, existing or not; null while there is no such partition. */
  durableFolder(): Promise<string | null>;

  /** The host's path of an absolute Windows path on the deployed Windows (`C:\…`). */
  pathOf(windowsPath: string): Promise<string>;

  /** Wipes the disk, makes the partitions and reads them back from the disk. */
  partitionDisk(diskNumber: number, partitions: readonly PlannedPartition[]): Promise<readonly Partition[]>;

  /**
   * Applies one image of a verified image file to the Windows partition and makes the disk start from it.
   *
   * @param progress - called with 0 to 100
   */
  applyImage(file: string, image: AppliedImage, progress: (percent: number) => void): Promise<void>;

  /**
   * Adds a driver to the driver store of the Windows that was applied. Adding one again that is there changes nothing.
   *
   * @param folder - holds the INF file with all files it names
   * @returns null, or why Windows does not take it; throws where the device itself failed
   */
  addDriver(folder: string, inf: string): Promise<string | null>;

  /** Variables of the environment of the deployed Windows that paths may begin with, such as `ProgramFiles`. */
  variables(): Promise<Readonly<Record<string, string>>>;

  runProgram(run: ProgramRun): Promise<ProgramResult>;

  /** The name of the account that is signed in at the device itself; null: nobody is. */
  signedIn(): Promise<string | null>;

  /** Whether the program of a run, or of its further tries, was noted and not started: it has left nothing behind. */
  onlyNoted(id: string): Promise<boolean>;

  /** Makes changes of the registry in order. What is to be deleted and is not there is deleted. */
  changeRegistry(view: "64-bit" | "32-bit", changes: readonly RegistryChange[]): Promise<void>;

  /** A value of the registry as it is there, nothing in it filled in; null where there is none. */
  readRegistry(
    view: "64-bit" | "32-bit",
    value: { readonly root: RegistryChange["root"]; readonly key: string; readonly name: string },
  ): Promise<RegistryData | null>;

  detect(rule: DetectionRule): Promise<Detection>;

  /** The device's own clock, which firmware keeps and may be wrong. */
  deviceClock(): Promise<Date>;

  /** Whether scripts of PowerShell can run now: Windows PE has it only where its component was added. */
  hasPowerShell(): Promise<boolean>;

  /** What the deployed Windows says of its devices, activation, joining and BitLocker. */
  windowsFacts(): Promise<WindowsFacts>;

  /** Lets only these rules hold for a file or folder, given as the host's path. @returns what the log says of it */
  restrictAccess(
    path: string,
    rules: readonly { readonly identity: string; readonly rights: string }[],
  ): Promise<string>;

  captureHardwareHash(): Promise<CapturedHash>;

  readonly windowsSettings: WindowsSettings;

  /**
   * Leaves Windows so that its next start is the out-of-box experience.
   *
   * @param answers - Windows path of the file that answers it in advance; null: nothing is answered
   */
  sealForOutOfBoxExperience(answers: string | null): Promise<void>;

  /** Leaves Windows as it is; the agent is not started again. */
  keepWindows(as: "desktop" | "audit"): Promise<void>;

  /** Restarts the device. The agent's program ends right after; what it had in the volatile folder is gone. */
  restart(into: Environment): Promise<void>;

  /** Switches the device off; its next start is what is named. */
  shutDown(next: Environment): Promise<void>;
}
