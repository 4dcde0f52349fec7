import type {
  CabInspection,
  MsiChangeInspection,
  MsiFacts,
  ProgramInspection,
  SmbiosInspection,
} from "@windlass/protocol";
import { readCabinet } from "../cab/cabinet.ts";
import { isCabinet } from "../cab/header.ts";
import { isCompoundFile } from "../compound-file/compound-file.ts";
import type { NamedReader } from "../fields.ts";
import { readMsi } from "../msi/inspect.ts";
import { isProgram } from "../portable-executable/headers.ts";
import { inspectSmbios } from "../smbios/inspect.ts";
import { looksLikeSmbios } from "../smbios/table.ts";
import { inspectProgram } from "./inspect.ts";

export type InstallerFile = MsiFacts | MsiChangeInspection | CabInspection | ProgramInspection;

const recognitionLength = 64;

/**
 * Reads a Windows Installer file, a cabinet or a program, told by its first bytes whatever it is called.
 *
 * @returns null where it is none of them
 * @throws WindlassError `installer.*` where it begins as one, but is damaged or cut short
 */
export const readInstallerFile = async (file: NamedReader): Promise<InstallerFile | null> => {
  const first = await file.reader.read(0, Math.min(recognitionLength, file.reader.size));
  if (isCompoundFile(first)) return await readMsi(file);
  if (isCabinet(first)) return await readCabinet(file);
  return isProgram(first) ? await inspectProgram(file) : null;
};

/** Reads a dump of SMBIOS. @returns null where it is none @throws WindlassError `installer.*` */
export const readSmbiosFile = async (file: NamedReader): Promise<SmbiosInspection | null> => {
  const first = await file.reader.read(0, Math.min(recognitionLength, file.reader.size));
  return looksLikeSmbios(first, file.reader.size) ? await inspectSmbios(file) : null;
};
