import type { HardwareParts } from "./hardware-parts.ts";
import {
  driveKind,
  fullWindows,
  type ProcessorArchitecture,
  platformRole,
  processorArchitecture,
  recordType,
  storageBus,
} from "./layout.ts";
import { record, textRecord } from "./record-writer.ts";

const megabyte = 1_048_576;

/** A number that stands for nothing in any of the tables. */
const unnamed = 99;

const architectureNumber = (name: ProcessorArchitecture | null): number =>
  name === null ? unnamed : processorArchitecture[name];

const writeVersion = (data: Buffer, offset: number, version: string): void => {
  const [major = 0, minor = 0, build = 0, revision = 0] = version.split(".").map(Number);
  for (const [index, number] of [minor, major, revision, build].entries())
    data.writeUInt16LE(number, offset + index * 2);
};

const captureRecord = ({ capture }: HardwareParts): Buffer[] => {
  if (!capture) return [];
  const data = Buffer.alloc(24);
  writeVersion(data, 0, capture.tool);
  writeVersion(data, 8, capture.operatingSystem);
  data.writeUInt8(capture.inFullWindows ? fullWindows : 1, 21);
  data.writeUInt8(architectureNumber(capture.architecture), 22);
  return [record(recordType.capture, data)];
};

const processorRecords = ({ processor }: HardwareParts): Buffer[] => {
  if (!processor) return [];
  const data = Buffer.alloc(12);
  data.writeUInt16LE(architectureNumber(processor.architecture), 0);
  data.writeUInt16LE(processor.packages, 2);
  data.writeUInt16LE(processor.cores, 4);
  data.writeUInt16LE(processor.threads, 6);
  data.writeUInt8(processor.threads > processor.cores ? 1 : 0, 8);
  return [
    record(recordType.processor, data),
    ...textRecord(recordType.processorMaker, processor.manufacturer),
    ...textRecord(recordType.processorModel, processor.model),
  ];
};

const memoryRecord = ({ memory }: HardwareParts): Buffer[] => {
  if (!memory) return [];
  const data = Buffer.alloc(21);
  data.writeBigUInt64LE(BigInt(memory.gigabytes), 0);
  data.writeBigUInt64LE(BigInt(memory.maximumGigabytes), 8);
  data.writeUInt16LE(memory.slots, 16);
  return [record(recordType.memory, data)];
};

const driveRecord = ({ gigabytes, bus, kind }: HardwareParts["drives"][number]): Buffer => {
  const data = Buffer.alloc(12);
  data.writeBigUInt64LE(BigInt(gigabytes), 0);
  data.writeUInt8(bus === null ? unnamed : storageBus[bus], 8);
  data.writeUInt8(kind === null ? unnamed : driveKind[kind], 10);
  return record(recordType.drive, data);
};

const displayRecord = (display: HardwareParts["displays"][number]): Buffer => {
  const data = Buffer.alloc(8);
  data.writeUInt16LE(display.width, 0);
  data.writeUInt16LE(display.height, 2);
  data.writeUInt16LE(display.horizontalPixels, 4);
  data.writeUInt16LE(display.verticalPixels, 6);
  return record(recordType.display, data);
};

const chassisRecord = ({ chassis }: HardwareParts): Buffer[] =>
  chassis
    ? [record(recordType.chassis, Buffer.from([chassis.type, chassis.role === null ? 0 : platformRole[chassis.role]]))]
    : [];

const graphicsRecords = ({ name, dedicatedMegabytes }: HardwareParts["graphics"][number]): Buffer[] => {
  const memory = Buffer.alloc(12);
  memory.writeUInt32LE((dedicatedMegabytes ?? 0) * megabyte, 0);
  return [
    ...(dedicatedMegabytes === null ? [] : [record(recordType.graphicsMemory, memory)]),
    record(recordType.graphicsName, Buffer.from(`${name}\0`, "utf16le")),
  ];
};

/** The records of what a machine is made of. */
export const partRecords = (parts: HardwareParts): Buffer[] => [
  ...captureRecord(parts),
  ...processorRecords(parts),
  ...memoryRecord(parts),
  ...parts.drives.map(driveRecord),
  ...parts.displays.map(displayRecord),
  ...chassisRecord(parts),
  ...parts.graphics.flatMap(graphicsRecords),
  ...textRecord(recordType.firmwareVendor, parts.firmwareVendor),
  ...textRecord(recordType.boardManufacturer, parts.boardManufacturer),
  ...textRecord(recordType.boardProduct, parts.boardProduct),
  ...textRecord(recordType.boardVersion, parts.boardVersion),
  ...textRecord(recordType.systemVersion, parts.systemVersion),
  ...textRecord(recordType.productKeyPartNumber, parts.productKeyPartNumber),
];
