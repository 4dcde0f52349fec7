import type { ProgramArchitecture } from "@windlass/protocol";
import { type NamedReader, readFields, truncated } from "../fields.ts";

export interface Section {
  readonly name: string;
  readonly virtualAddress: number;
  readonly virtualSize: number;
  /** Where its bytes lie in the file. */
  readonly offset: number;
  readonly size: number;
}

/** A stretch of the file. */
export interface Extent {
  readonly offset: number;
  readonly size: number;
}

export interface ProgramHeaders {
  readonly architecture: ProgramArchitecture | null;
  readonly sections: readonly Section[];
  /** Where resources lie in memory; null without any. */
  readonly resources: { readonly virtualAddress: number; readonly size: number } | null;
  /** The table of signatures; null without any. */
  readonly certificates: Extent | null;
  /** What lies behind the last section, up to the table of signatures: where installers keep what they install. */
  readonly overlay: Extent;
}

/** `IMAGE_FILE_HEADER.Machine` ("PE Format", machine types). */
const machines: Readonly<Record<number, ProgramArchitecture>> = {
  332: "x86",
  34404: "x64",
  43620: "arm64",
  452: "arm",
  448: "arm",
  512: "ia64",
};

const mostSections = 96;
const resourceDirectory = 2;
const certificateDirectory = 4;

/** Whether a file begins with `MZ`, as programs do. */
export const isProgram = (first: Uint8Array): boolean => first[0] === 0x4d && first[1] === 0x5a;

/**
 * Reads the headers of a program ("PE Format"): processor, sections, where resources and signatures lie, and what was
 * appended.
 *
 * @throws WindlassError `installer.truncated`, `installer.damaged`
 */
export const readProgramHeaders = async (file: NamedReader): Promise<ProgramHeaders> => {
  const dos = await readFields(file, 0, 64, "its header");
  if (!isProgram(dos.bytes)) throw dos.damaged(0, "it does not begin as a program");
  const start = dos.u32(60);
  const coff = await readFields(file, start, 24, "its header");
  if (coff.u32(0) !== 0x4550) throw coff.damaged(0, "it is no program for Windows: the mark PE is missing");
  const sectionCount = coff.u16(6);
  if (sectionCount > mostSections) throw coff.damaged(6, `it announces ${sectionCount} sections, Windows takes 96`);

  const optionalSize = coff.u16(20);
  const optional = await readFields(file, start + 24, optionalSize, "its header");
  const magic = optional.u16(0);
  if (magic !== 0x10b && magic !== 0x20b) throw optional.damaged(0, `its header is of the unknown kind ${magic}`);
  const directories = magic === 0x10b ? 96 : 112;
  const directoryCount = Math.min(16, optional.u32(directories - 4));
  const directory = (index: number) => {
    const at = directories + index * 8;
    if (index >= directoryCount || at + 8 > optionalSize || optional.u32(at) === 0) return null;
    return { address: optional.u32(at), size: optional.u32(at + 4) };
  };

  const table = await readFields(file, start + 24 + optionalSize, sectionCount * 40, "its list of sections");
  const sections = Array.from({ length: sectionCount }, (_, index): Section => {
    const at = index * 40;
    const name = new TextDecoder("windows-1252").decode(table.slice(at, 8)).replace(/\0.*$/su, "");
    const size = table.u32(at + 16);
    // A section without bytes in the file may name any place.
    const offset = size === 0 ? 0 : table.u32(at + 20);
    if (offset + size > file.reader.size) throw truncated(file, `its section “${name}”`, offset + size);
    return { name, virtualSize: table.u32(at + 8), virtualAddress: table.u32(at + 12), size, offset };
  });

  const resources = directory(resourceDirectory);
  const certificates = directory(certificateDirectory);
  // Unlike all other directories this one holds a place in the file.
  if (certificates && certificates.address + certificates.size > file.reader.size)
    throw truncated(file, "its signature", certificates.address + certificates.size);
  const sectionsEnd = sections.reduce((end, section) => Math.max(end, section.offset + section.size), 0);
  const overlayEnd = certificates && certificates.address >= sectionsEnd ? certificates.address : file.reader.size;
  return {
    architecture: machines[coff.u16(4)] ?? null,
    sections,
    resources: resources && { virtualAddress: resources.address, size: resources.size },
    certificates: certificates && { offset: certificates.address, size: certificates.size },
    overlay: { offset: sectionsEnd, size: overlayEnd - sectionsEnd },
  };
};

/** Where an address in memory lies in the file; null where nothing of the file is loaded to it. */
export const placeOf = (headers: ProgramHeaders, virtualAddress: number): number | null => {
  const section = headers.sections.find(
    (candidate) =>
      virtualAddress >= candidate.virtualAddress && virtualAddress < candidate.virtualAddress + candidate.size,
  );
  return section === undefined ? null : section.offset + virtualAddress - section.virtualAddress;
};
