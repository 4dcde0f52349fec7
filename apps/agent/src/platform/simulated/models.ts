import type { Processor } from "@windlass/protocol";

/** A model as its firmware reports itself, in each maker's own manner; its parts are in `model-nodes.ts`. */
export interface DeviceModel {
  readonly manufacturer: string;
  readonly product: string;
  readonly family: string;
  readonly sku: string;
  readonly architecture: "x64" | "arm64";
  /** SMBIOS chassis type: 3 desktop, 9 laptop, 10 notebook, 35 mini PC. */
  readonly chassisType: number;
  readonly firmwareVersion: string;
  readonly firmwareDate: string;
  readonly processor: Processor;
  readonly memoryGibibytes: number;
  readonly disk: { readonly model: string; readonly sizeBytes: number };
  readonly macPrefix: string;
  readonly wifi: boolean;
  /** Form of the maker's serial numbers: `#` a digit, `@` a letter or digit, all else as written. */
  readonly serialForm: string;
}

/** Meteor Lake: family 6, model 170. */
const intel = (name: string, cores: number, maximumMegahertz: number) =>
  ({
    name,
    manufacturer: "GenuineIntel",
    family: 6,
    model: 170,
    stepping: 4,
    cores,
    maximumMegahertz,
    addressBits: 64,
  }) satisfies Processor;

const snapdragon: Processor = {
  name: "Snapdragon(R) X 10-core X1P64100 @ 3.40 GHz",
  manufacturer: "Qualcomm Technologies Inc",
  cores: 10,
  maximumMegahertz: 3417,
  addressBits: 64,
  hasAtomicInstructions: true,
};

export const deviceModels = {
  "latitude-5450": {
    manufacturer: "Dell Inc.",
    product: "Latitude 5450",
    family: "Latitude",
    sku: "0CB2",
    architecture: "x64",
    chassisType: 10,
    firmwareVersion: "1.8.2",
    firmwareDate: "2026-03-11",
    processor: intel("Intel(R) Core(TM) Ultra 5 135U", 12, 4400),
    memoryGibibytes: 16,
    disk: { model: "KIOXIA KXG8AZNV512G", sizeBytes: 512_110_190_592 },
    macPrefix: "c8:4b:d6",
    wifi: true,
    serialForm: "@@@@@@4",
  },
  "elitebook-840-g11": {
    manufacturer: "HP",
    product: "HP EliteBook 840 14 inch G11 Notebook PC",
    family: "103C_5336AN HP EliteBook",
    sku: "A26SXEA#ABD",
    architecture: "x64",
    chassisType: 10,
    firmwareVersion: "W70 Ver. 01.05.01",
    firmwareDate: "2026-02-20",
    processor: intel("Intel(R) Core(TM) Ultra 7 155U", 12, 4800),
    memoryGibibytes: 32,
    disk: { model: "SAMSUNG MZVL81T0HELB-00BH1", sizeBytes: 1_024_209_543_168 },
    macPrefix: "e0:73:e7",
    wifi: true,
    serialForm: "5CG4##@@@@",
  },
  "thinkpad-t14-gen-5": {
    manufacturer: "LENOVO",
    product: "21MLCTO1WW",
    family: "ThinkPad T14 Gen 5",
    sku: "LENOVO_MT_21ML_BU_Think_FM_ThinkPad T14 Gen 5",
    architecture: "x64",
    chassisType: 10,
    firmwareVersion: "N47ET22W (1.11 )",
    firmwareDate: "2026-04-02",
    processor: intel("Intel(R) Core(TM) Ultra 5 125U", 12, 4300),
    memoryGibibytes: 32,
    disk: { model: "WD PC SN740 SDDQMQD-512G-1001", sizeBytes: 512_110_190_592 },
    macPrefix: "74:5d:22",
    wifi: true,
    serialForm: "PF5@@@@@",
  },
  "optiplex-7020-micro": {
    manufacturer: "Dell Inc.",
    product: "OptiPlex Micro 7020",
    family: "OptiPlex",
    sku: "0C7C",
    architecture: "x64",
    chassisType: 35,
    firmwareVersion: "1.11.0",
    firmwareDate: "2026-01-14",
    processor: { ...intel("Intel(R) Core(TM) i5-14500T", 14, 4800), model: 191, stepping: 2 },
    memoryGibibytes: 16,
    disk: { model: "PM9B1 NVMe Samsung 256GB", sizeBytes: 256_060_514_304 },
    macPrefix: "c8:4b:d6",
    wifi: false,
    serialForm: "@@@@@@4",
  },
  "surface-laptop-7": {
    manufacturer: "Microsoft Corporation",
    product: "Microsoft Surface Laptop, 7th Edition",
    family: "Surface",
    sku: "Surface_Laptop_7th_Edition_2036",
    architecture: "arm64",
    chassisType: 9,
    firmwareVersion: "175.77.235",
    firmwareDate: "2026-05-06",
    processor: snapdragon,
    memoryGibibytes: 16,
    disk: { model: "KIOXIA KBG6AZNV512G", sizeBytes: 512_110_190_592 },
    macPrefix: "9c:ae:d3",
    wifi: true,
    serialForm: "0F########53G",
  },
} as const satisfies Record<string, DeviceModel>;

export type DeviceModelName = keyof typeof deviceModels;

export const isDeviceModelName = (name: string): name is DeviceModelName => Object.hasOwn(deviceModels, name);
