import type { HardwareParts } from "./hardware-parts.ts";
import {
  driveKind,
  fullWindows,
  nameIn,
  platformRole,
  processorArchitecture,
  recordType,
  storageBus,
} from "./layout.ts";
import { numbersOf, type RecordReader, wideTextOf } from "./record-reader.ts";

const megabyte = 1_048_576;

/** Eight bytes: minor, major, revision, build. */
const versionAt = (data: Buffer, offset: number): string => {
  const { short } = numbersOf(data);
  return `${short(offset + 2)}.${short(offset)}.${short(offset + 6)}.${short(offset + 4)}`;
};

const captureOf = (data: Buffer): NonNullable<HardwareParts["capture"]> => {
  const { byte } = numbersOf(data);
  return {
    tool: versionAt(data, 0),
    operatingSystem: versionAt(data, 8),
    inFullWindows: byte(data.length - 3) === fullWindows,
    architecture: nameIn(processorArchitecture, byte(data.length - 2)),
  };
};

const processorOf = (records: RecordReader): HardwareParts["processor"] => {
  const data = records.first(recordType.processor, 8);
  if (!data) return null;
  const { byte, short } = numbersOf(data);
  return {
    manufacturer: records.text(recordType.processorMaker),
    model: records.text(recordType.processorModel),
    architecture: nameIn(processorArchitecture, byte(0)),
    packages: short(2),
    cores: short(4),
    threads: short(6),
  };
};

const memoryOf = (data: Buffer): NonNullable<HardwareParts["memory"]> => {
  const { long, short } = numbersOf(data);
  return { gigabytes: long(0), maximumGigabytes: long(8), slots: short(16) };
};

const driveOf = (data: Buffer): HardwareParts["drives"][number] => {
  const { byte, long } = numbersOf(data);
  const bus = nameIn(storageBus, byte(8));
  return { gigabytes: long(0), bus, kind: bus === "nvme" ? "solid-state" : nameIn(driveKind, byte(10)) };
};

const displayOf = (data: Buffer): HardwareParts["displays"][number] => {
  const { short } = numbersOf(data);
  return { width: short(0), height: short(2), horizontalPixels: short(4), verticalPixels: short(6) };
};

const chassisOf = (data: Buffer): NonNullable<HardwareParts["chassis"]> => {
  const { byte } = numbersOf(data);
  return { type: byte(0), role: nameIn(platformRole, byte(1)) };
};

/** Names and memories of the same device stand in the same order. */
const graphicsOf = (records: RecordReader): HardwareParts["graphics"] => {
  const memories = records.all(recordType.graphicsMemory, 4);
  return records.all(recordType.graphicsName).map((data, index) => {
    const memory = memories[index];
    return {
      name: wideTextOf(data),
      dedicatedMegabytes: memory ? Math.round(numbersOf(memory).long(0) / megabyte) : null,
    };
  });
};

/** What the machine is made of, as its hash says. Never throws: a record that is too short says nothing. */
export const readParts = (records: RecordReader): HardwareParts => {
  const capture = records.first(recordType.capture, 19);
  const memory = records.first(recordType.memory, 18);
  const chassis = records.first(recordType.chassis, 2);
  return {
    capture: capture ? captureOf(capture) : null,
    processor: processorOf(records),
    memory: memory ? memoryOf(memory) : null,
    drives: records.all(recordType.drive, 11).map(driveOf),
    displays: records.all(recordType.display, 8).map(displayOf),
    chassis: chassis ? chassisOf(chassis) : null,
    graphics: graphicsOf(records),
    firmwareVendor: records.text(recordType.firmwareVendor),
    boardManufacturer: records.text(recordType.boardManufacturer),
    boardProduct: records.text(recordType.boardProduct),
    boardVersion: records.text(recordType.boardVersion),
    systemVersion: records.text(recordType.systemVersion),
    productKeyPartNumber: records.text(recordType.productKeyPartNumber),
  };
};
