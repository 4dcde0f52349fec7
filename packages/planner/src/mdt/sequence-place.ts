import type { Filter, MdtStep } from "@windlass/protocol";
import type { MappedApplications } from "./applications.ts";
import type { JudgedCondition } from "./conditions.ts";
import type { ReportBook } from "./report-book.ts";
import type { PackageDraft } from "./types.ts";
import type { Uses } from "./uses.ts";

/** What all sequences share. */
export interface SequenceSurroundings {
  readonly book: ReportBook;
  readonly applications: MappedApplications;
  /** Packages of the rules' lists: for every device, and for some. */
  readonly listed: readonly string[];
  readonly limited: readonly { readonly origin: string; readonly filter: Filter }[];
  /** Packages that steps become, by origin; filled here. */
  readonly made: Map<string, PackageDraft>;
  readonly uses: Uses;
  readonly driverGroups: string[];
}

export interface Place {
  readonly path: readonly string[];
  readonly isOff: boolean;
  readonly condition: JudgedCondition;
  readonly phase: string | null;
}

/** Phases in which Windows PE runs, not the new Windows. */
const windowsPePhases = new Set(["validation", "statecapture", "preinstall", "install", "postinstall"]);

/**
 * Whether a step runs in Windows PE: it says so, or the phase that its groups ask for.
 *
 * @param installed whether Windows was installed by a step before it
 */
export const isWindowsPe = ({ runIn }: MdtStep, phase: string | null, installed: boolean): boolean => {
  if (/^winpe$/i.test(runIn)) return true;
  if (/^fullos$/i.test(runIn)) return false;
  return phase === null ? !installed : windowsPePhases.has(phase);
};
