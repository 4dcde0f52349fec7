import type { InstallerKind } from "@windlass/protocol";
import type { Program } from "../portable-executable/program.ts";

/** What made an installer, and by which bytes that was seen. */
export interface Recognised {
  readonly type: InstallerKind;
  /** Of the tool; null where the file does not tell. */
  readonly toolVersion: string | null;
  readonly evidence: string;
  /** Facts that change which switches are proposed. */
  readonly holdsMsi?: boolean;
  /** What a self-extracting archive starts after unpacking. */
  readonly starts?: string;
}

/** Looks for the marks of one kind. @throws WindlassError where the marks are there, but the file is cut or damaged */
export type Recogniser = (program: Program) => Promise<Recognised | null>;
