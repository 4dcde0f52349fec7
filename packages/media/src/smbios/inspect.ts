import type { SmbiosInspection } from "@windlass/protocol";
import type { NamedReader } from "../fields.ts";
import { chassisTypeName } from "./chassis-types.ts";
import { readSmbiosTable, type SmbiosTable, type Structure } from "./table.ts";

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** Since 2.6 the first three parts of the UUID are little-endian; all ones or zeros say that there is none. */
const uuidOf = (bytes: Uint8Array | null, version: SmbiosTable["version"]): string | null => {
  if (!bytes || bytes.every((byte) => byte === 0xff) || bytes.every((byte) => byte === 0)) return null;
  const littleEndian = version === null || version.major > 2 || version.minor >= 6;
  const order = littleEndian ? [3, 2, 1, 0, 5, 4, 7, 6] : [0, 1, 2, 3, 4, 5, 6, 7];
  const hex = Buffer.from([...order.map((index) => bytes[index] ?? 0), ...bytes.subarray(8)]).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/** Bytes of a memory device: 0 for an empty place. */
const memorySize = (device: Structure): number => {
  const size = device.u16(0x0c) ?? 0;
  if (size === 0x7fff) return ((device.u32(0x1c) ?? 0) & 0x7fff_ffff) * megabyte;
  if (size === 0xffff) return 0;
  return (size & 0x8000) === 0 ? size * megabyte : (size & 0x7fff) * kilobyte;
};

const maximumOf = (array: Structure): number | null => {
  const kilobytes = array.u32(0x07);
  if (kilobytes === 0x8000_0000) return array.u64(0x0f);
  return kilobytes === null ? null : kilobytes * kilobyte;
};

const coresOf = (processor: Structure): number | null => {
  const cores = processor.u8(0x23);
  return cores === 0xff ? processor.u16(0x2a) : cores || null;
};

/** After the contained elements, whose count and length come before it. */
const chassisSku = (chassis: Structure): string | null => {
  const [count, length] = [chassis.u8(0x13), chassis.u8(0x14)];
  return count === null || length === null ? null : chassis.text(0x15 + count * length);
};

const motherboard = 0x0a;
const systemMemory = 3;
const populated = 0x40;

const boardOf = (boards: readonly Structure[]): Structure | undefined =>
  boards.find((board) => board.u8(0x0d) === motherboard) ?? boards[0];

const vendorText = (bytes: Uint8Array | null): string =>
  Buffer.from(bytes ?? [])
    .toString("latin1")
    .replaceAll(/[^\x20-\x7e]/g, "")
    .trim();

/**
 * Tells what a dump of SMBIOS says of a device.
 *
 * @throws WindlassError `installer.*`
 */
export const inspectSmbios = async (file: NamedReader): Promise<SmbiosInspection> => {
  const { version, structures } = await readSmbiosTable(file);
  const all = (type: number) => structures.filter((structure) => structure.type === type);
  const [[bios], [system], [chassis], [tpm]] = [all(0), all(1), all(3), all(43)];
  const board = boardOf(all(2));
  const array = all(16).find((candidate) => candidate.u8(0x05) === systemMemory);
  const devices = all(17);
  const type = (chassis?.u8(0x05) ?? 0) & 0x7f;
  return {
    kind: "smbios",
    version: version && `${version.major}.${version.minor}`,
    structures: structures.length,
    bios: bios ? { vendor: bios.text(4), version: bios.text(5), releaseDate: bios.text(8) } : null,
    system: system
      ? {
          manufacturer: system.text(4),
          productName: system.text(5),
          version: system.text(6),
          serialNumber: system.text(7),
          uuid: uuidOf(system.bytes(8, 16), version),
          sku: system.text(0x19),
          family: system.text(0x1a),
        }
      : null,
    board: board
      ? {
          manufacturer: board.text(4),
          productName: board.text(5),
          version: board.text(6),
          serialNumber: board.text(7),
          assetTag: board.text(8),
        }
      : null,
    chassis: chassis
      ? {
          manufacturer: chassis.text(4),
          type,
          typeName: chassisTypeName(type),
          serialNumber: chassis.text(7),
          assetTag: chassis.text(8),
          sku: chassisSku(chassis),
        }
      : null,
    processors: all(4)
      .filter((processor) => ((processor.u8(0x18) ?? populated) & populated) !== 0)
      .map((processor) => ({
        socket: processor.text(4),
        manufacturer: processor.text(7),
        version: processor.text(0x10),
        cores: coresOf(processor),
      })),
    memory: {
      maximumBytes: array ? maximumOf(array) : null,
      slots: devices.length,
      modules: devices
        .filter((device) => memorySize(device) > 0)
        .map((device) => ({
          locator: device.text(0x10),
          sizeBytes: memorySize(device),
          manufacturer: device.text(0x17),
          partNumber: device.text(0x1a),
          serialNumber: device.text(0x18),
        })),
    },
    tpm: tpm ? { vendor: vendorText(tpm.bytes(4, 4)), version: `${tpm.u8(8) ?? 0}.${tpm.u8(9) ?? 0}` } : null,
    oemStrings: all(11).flatMap(({ texts }) => texts),
  };
};
