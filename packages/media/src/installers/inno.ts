import { crc32 } from "node:zlib";
import { readFields, truncated } from "../fields.ts";
import { beginsWith, bytesAt } from "../portable-executable/program.ts";
import type { Recogniser } from "./recognised.ts";

/** Resource and mark of Inno Setup's loader (jrsoftware/issrc, `Projects/Src/Shared.Struct.pas`). */
const resourceType = 10;
const resourceName = 11_111;
const mark = [0x72, 0x44, 0x6c, 0x50, 0x74, 0x53, 0xcd, 0xe6, 0xd7, 0x7b, 0x0b, 0x2a];
const lengthOf: Readonly<Record<number, number>> = { 1: 44, 2: 64 };

/** Inno Setup 5.1.5 and newer: a table of offsets in a resource; version 2 of it (6.5 on) has offsets of 64 bits. */
export const recogniseInno: Recogniser = async ({ file, resources }) => {
  const resource = resources.find(({ type, name }) => type === resourceType && name === resourceName);
  if (!resource || resource.size < 44) return null;
  const table = await readFields(file, resource.offset, Math.min(resource.size, 64), "the table of its loader");
  if (!beginsWith(table.bytes, mark)) return null;
  const version = table.u32(12);
  const length = lengthOf[version];
  if (length === undefined || length > table.bytes.length)
    throw table.damaged(12, `the table of its loader has the unknown version ${version}`);
  if (crc32(table.slice(0, length - 4)) !== table.u32(length - 4))
    throw table.damaged(length - 4, "the table of its loader does not match its checksum");

  const [size, data] = version === 1 ? [table.u32(16), table.u32(32)] : [table.u64(16), table.u64(40)];
  if (size > file.reader.size) throw truncated(file, "what it installs", size);
  // "Inno Setup Setup Data (6.2.2)", filled with zeros to 64 bytes.
  const text = Buffer.from(await bytesAt(file, data, 64)).toString("latin1");
  return {
    type: "inno",
    toolVersion: /^Inno Setup Setup Data \(([\d.]+)/.exec(text)?.[1] ?? null,
    evidence: "resource 11111 holds the table of Inno Setup's loader",
  };
};
