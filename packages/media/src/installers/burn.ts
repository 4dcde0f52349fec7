import { readFields, truncated } from "../fields.ts";
import type { Recogniser } from "./recognised.ts";

const magic = 0x00f1_4300;
const longest = 4096;

/** WiX Burn keeps a description of the bundle in a section of its own (wixtoolset/wix, `burn/engine/section.cpp`). */
export const recogniseBurn: Recogniser = async ({ file, headers }) => {
  const section = headers.sections.find(({ name }) => name === ".wixburn");
  if (!section || section.size < 52) return null;
  const fields = await readFields(file, section.offset, Math.min(section.size, longest), "its section .wixburn");
  if (fields.u32(0) !== magic) return null;
  const version = fields.u32(4);
  // The first container, with the bundle's manifest, follows the program.
  const end = fields.u32(24) + fields.u32(48);
  if (end > file.reader.size) throw truncated(file, "the container of its bundle", end);
  return { type: "burn", toolVersion: null, evidence: `section .wixburn, version ${version}` };
};
