import type { ProgramInspection } from "@windlass/protocol";
import type { NamedReader } from "../fields.ts";
import { type Program, readProgram } from "../portable-executable/program.ts";
import { readSignature } from "../portable-executable/signature.ts";
import { recogniseIexpress, recogniseSevenZip, recogniseSquirrel } from "./archives.ts";
import { recogniseBurn } from "./burn.ts";
import { recogniseInno } from "./inno.ts";
import { recogniseInstallShield } from "./installshield.ts";
import { recogniseNsis } from "./nsis.ts";
import { proposalsFor } from "./proposals.ts";
import type { Recogniser } from "./recognised.ts";
import { recogniseAdvancedInstaller, recogniseInstallAware, recogniseWrappedMsi } from "./wrapped-msi.ts";

/** Marks that nothing else carries come first; what others may wrap, last. */
const recognisers: readonly Recogniser[] = [
  recogniseAdvancedInstaller,
  recogniseBurn,
  recogniseInno,
  recogniseNsis,
  recogniseInstallShield,
  recogniseSquirrel,
  recogniseIexpress,
  recogniseInstallAware,
  recogniseSevenZip,
  recogniseWrappedMsi,
];

const recognise = async (program: Program): Promise<ProgramInspection["installer"]> => {
  for (const recogniser of recognisers) {
    const recognised = await recogniser(program);
    if (recognised === null) continue;
    const { type, toolVersion, evidence } = recognised;
    return { type, toolVersion, evidence, ...proposalsFor(recognised) };
  }
  return null;
};

/**
 * Tells what a program is: who made it, in which version, for which processor, and whether it is an installer, with the
 * usual switches to run it without questions.
 *
 * @throws WindlassError `installer.*`
 */
export const inspectProgram = async (file: NamedReader): Promise<ProgramInspection> => {
  const program = await readProgram(file);
  const { headers, version } = program;
  const text = (name: string) => version.texts.get(name) || null;
  return {
    kind: "program",
    architecture: headers.architecture,
    productName: text("ProductName"),
    productVersion: text("ProductVersion") ?? version.productVersion,
    fileVersion: text("FileVersion") ?? version.fileVersion,
    companyName: text("CompanyName"),
    description: text("FileDescription"),
    signature: await readSignature(file, headers),
    installer: await recognise(program),
  };
};
