import { fieldsOf, truncated } from "../fields.ts";
import { beginsWith, bytesAt, type Program } from "../portable-executable/program.ts";
import type { Recogniser } from "./recognised.ts";

const headerSize = 46;
const entrySize = 312;
const mostFiles = 200;

/** Names of the files that follow the older header, each behind its own description of 312 bytes. */
const filesOf = async ({ file, headers }: Program): Promise<string[]> => {
  const start = headers.overlay.offset;
  const header = fieldsOf(await bytesAt(file, start, headerSize), start, file.fileName);
  const names: string[] = [];
  let at = start + headerSize;
  for (let left = Math.min(header.u16(14), mostFiles); left > 0; left--) {
    const entry = fieldsOf(await bytesAt(file, at, entrySize), at, file.fileName);
    if (entry.bytes.length < entrySize) throw truncated(file, "the list of its files", at + entrySize);
    names.push(Buffer.from(entry.slice(0, 260)).toString("latin1").replace(/\0.*$/su, ""));
    at += entrySize + entry.u32(268);
    if (at > file.reader.size) throw truncated(file, `its file “${names.at(-1)}”`, at);
  }
  return names;
};

/**
 * InstallShield's self-extracting program. The older form lists its files in plain text, which tells a Basic MSI project
 * from an InstallScript one; the newer form does not.
 */
export const recogniseInstallShield: Recogniser = async (program) => {
  const { file, headers, version } = program;
  const start = await bytesAt(file, headers.overlay.offset, headerSize);
  const toolVersion = version.texts.get("ISInternalVersion") ?? null;
  if (beginsWith(start, "ISSetupStream\0"))
    return { type: "installshield", toolVersion, evidence: "the stream of files begins with ISSetupStream" };
  if (!beginsWith(start, "InstallShield\0")) return null;
  const names = await filesOf(program);
  return {
    type: "installshield",
    toolVersion,
    evidence: `${names.length} files behind the mark InstallShield`,
    holdsMsi: names.some((name) => /\.msi$/i.test(name)),
  };
};
