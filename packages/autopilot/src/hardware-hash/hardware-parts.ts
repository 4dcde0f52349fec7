import type { DriveKind, PlatformRole, ProcessorArchitecture, StorageBus } from "./layout.ts";

/** What else a hardware hash says of the machine; null and empty where it says nothing. */
export interface HardwareParts {
  /** How the hash was captured. */
  readonly capture: {
    /** Version of Windows, `10.0.26100.2605`. */
    readonly operatingSystem: string;
    /** Version of the tool that captured it. */
    readonly tool: string;
    /** False in any other environment, such as Windows PE. */
    readonly inFullWindows: boolean;
    readonly architecture: ProcessorArchitecture | null;
  } | null;
  readonly processor: {
    readonly manufacturer: string | null;
    readonly model: string | null;
    readonly architecture: ProcessorArchitecture | null;
    readonly packages: number;
    readonly cores: number;
    readonly threads: number;
  } | null;
  readonly memory: {
    readonly gigabytes: number;
    readonly maximumGigabytes: number;
    readonly slots: number;
  } | null;
  readonly drives: readonly {
    readonly gigabytes: number;
    readonly bus: StorageBus | null;
    readonly kind: DriveKind | null;
  }[];
  readonly displays: readonly {
    /** Size of the panel in the unit of its firmware: centimetres, or millimetres on some. */
    readonly width: number;
    readonly height: number;
    readonly horizontalPixels: number;
    readonly verticalPixels: number;
  }[];
  readonly chassis: {
    /** SMBIOS chassis type. */
    readonly type: number;
    readonly role: PlatformRole | null;
  } | null;
  readonly graphics: readonly {
    readonly name: string;
    readonly dedicatedMegabytes: number | null;
  }[];
  readonly firmwareVendor: string | null;
  readonly boardManufacturer: string | null;
  readonly boardProduct: string | null;
  readonly boardVersion: string | null;
  readonly systemVersion: string | null;
  readonly productKeyPartNumber: string | null;
}

export const noParts: HardwareParts = {
  capture: null,
  processor: null,
  memory: null,
  drives: [],
  displays: [],
  chassis: null,
  graphics: [],
  firmwareVendor: null,
  boardManufacturer: null,
  boardProduct: null,
  boardVersion: null,
  systemVersion: null,
  productKeyPartNumber: null,
};
