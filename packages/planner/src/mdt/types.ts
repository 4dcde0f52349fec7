import type {
  AfterDeployment,
  Architecture,
  DetectionRule,
  DiskVolume,
  Filter,
  MdtReport,
  rebootBehaviour,
  SettingsDefinition,
  softwareStep,
} from "@windlass/protocol";
import type { z } from "zod";
import type { FeatureChanges } from "./features.ts";

type WithoutId<Step> = Step extends unknown ? Omit<Step, "id"> : never;

/** A step before it has an id, which is random. */
export type StepDraft = WithoutId<z.input<typeof softwareStep>>;

/** A file of the share, or a folder with all below it, and where it lies in the package; `""` is its root. */
export interface DraftFile {
  readonly from: string;
  readonly to: string;
  readonly kind: "file" | "folder";
}

/** `origin` names what it came from, the same at every reading: by it an import finds what it made before. */
export interface PackageDraft {
  readonly origin: string;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly filter: Filter | null;
  readonly reboot: z.infer<typeof rebootBehaviour>;
  readonly detection: readonly DetectionRule[];
  /** Origins. */
  readonly dependencies: readonly string[];
  readonly steps: readonly StepDraft[];
  readonly files: readonly DraftFile[];
}

/** Drivers of one folder of the Workbench, imported together. */
export interface DriverPackDraft {
  readonly origin: string;
  readonly name: string;
  readonly vendor: string;
  readonly filter: Filter | null;
  readonly windowsPe: boolean;
  /** Folders of the share, each with one INF file and what it needs. */
  readonly folders: readonly string[];
}

export interface OperatingSystemDraft {
  /** Path of the image file, which may hold several of the Workbench's operating systems. */
  readonly origin: string;
  readonly name: string;
  readonly paths: readonly string[];
}

export interface ImageDraft {
  readonly operatingSystem: string;
  readonly imageIndex: number;
  readonly architecture: Architecture;
  readonly language: string | null;
}

/** What the rules say of how a deployment ends; null: nothing. */
export interface EndDraft {
  readonly domain: string | null;
  readonly organisationalUnit: string | null;
  readonly workgroup: string | null;
  readonly afterwards: AfterDeployment | null;
}

export interface BuildDraft {
  readonly origin: string;
  readonly name: string;
  readonly description: string;
  readonly image: ImageDraft;
  /** Origins, in order. */
  readonly packages: readonly string[];
  readonly computerNameTemplate: string;
  /** Whether rules name single devices, and so the asset list goes before the template. */
  readonly looksUpNames: boolean;
  /** Null: the documented layout. */
  readonly volumes: readonly DiskVolume[] | null;
  readonly features: FeatureChanges;
  readonly end: EndDraft;
}

/** A device whose name the rules say. */
export interface AssetDraft {
  readonly key: "serial-number" | "mac-address" | "uuid";
  readonly value: string;
  readonly computerName: string;
}

/** What a deployment share of MDT becomes, and a report in which everything of the share is named. */
export interface MdtMigration {
  readonly packages: readonly PackageDraft[];
  readonly driverPacks: readonly DriverPackDraft[];
  readonly operatingSystems: readonly OperatingSystemDraft[];
  readonly builds: readonly BuildDraft[];
  readonly assets: readonly AssetDraft[];
  /** What the rules say for all of the organisation; null is left as it is. */
  readonly settings: SettingsDefinition;
  readonly report: MdtReport;
}
