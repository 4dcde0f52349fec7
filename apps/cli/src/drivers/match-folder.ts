import { dirname, join } from "node:path";
import { DriverMatcher, HardwareIdIndex, presentMatch, type WindowsSystem } from "@windlass/planner";
import type { DriverCandidate, NodeDrivers, RuledOutDriver } from "@windlass/protocol";
import { missingPaths, pathFinder } from "../inspect/inf-folder.ts";
import { type FolderDriver, readDriverFolder } from "./read-folder.ts";
import type { Skipped } from "./walk-folder.ts";

/** What is asked: one part of a device, and the Windows it is to have. */
export interface MatchQuestion {
  readonly folder: string;
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
  readonly system: WindowsSystem;
}

/** A candidate of a folder: `inf` is its path there. A driver with missing files cannot be installed. */
type FolderCandidate = Omit<DriverCandidate, "driverId" | "pack" | "bound"> & {
  readonly missingFiles: readonly string[];
};
type FolderRuledOut = Omit<RuledOutDriver, "driverId" | "pack" | "judgement">;

interface FolderNode {
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
  readonly outcome: NodeDrivers["outcome"];
  readonly says: string;
  /** Best first. */
  readonly candidates: readonly FolderCandidate[];
  readonly extensions: readonly FolderCandidate[];
  readonly ruledOut: readonly FolderRuledOut[];
}

export interface FolderMatch extends FolderNode {
  readonly system: { readonly architecture: string; readonly build: number };
  /** The path of the INF that is installed, null without one or in a conflict. */
  readonly chosen: string | null;
  /** Software components that chosen extensions make, each with its own drivers. */
  readonly components: readonly (FolderNode & { readonly madeBy: string | null })[];
  readonly infFiles: number;
  readonly skipped: readonly Skipped[];
}

const withMissingFiles = (root: string, drivers: readonly FolderDriver[]) => {
  const byPath = new Map(drivers.map(({ driver, inf }) => [driver.id, inf]));
  return async ({ driverId, pack, bound, ...candidate }: DriverCandidate): Promise<FolderCandidate> => {
    const inf = byPath.get(driverId);
    const missingFiles = inf ? await missingPaths(inf, pathFinder(dirname(join(root, driverId)))) : [];
    return { ...candidate, missingFiles };
  };
};

/**
 * What a part of a device would get from a folder of drivers, and why.
 *
 * @throws WindlassError `driver-match.*`
 */
export const matchFolder = async (question: MatchQuestion): Promise<FolderMatch> => {
  const { folder, hardwareIds, compatibleIds, system } = question;
  const { drivers, skipped } = await readDriverFolder(folder);
  const index = new HardwareIdIndex(drivers.map(({ driver }) => driver));
  const node = { hardwareIds: [...hardwareIds], compatibleIds: [...compatibleIds] };
  const matches = new DriverMatcher(index, system).match([node], () => ({ kind: "every-device", verdict: "matches" }));
  const [asked, ...made] = presentMatch(matches, index, system).nodes;
  const complete = withMissingFiles(folder, drivers);

  const present = async (match: NodeDrivers | undefined): Promise<FolderNode> => ({
    hardwareIds: match?.hardwareIds ?? [],
    compatibleIds: match?.compatibleIds ?? [],
    outcome: match?.outcome ?? "none",
    says: match?.says ?? "",
    candidates: await Promise.all((match?.candidates ?? []).map(complete)),
    extensions: await Promise.all((match?.extensions ?? []).map(complete)),
    ruledOut: (match?.ruledOut ?? []).map(({ driverId, pack, judgement, ...ruled }) => ruled),
  });
  const told = await present(asked);
  return {
    system: { architecture: system.architecture, build: system.build },
    ...told,
    chosen: told.candidates.find(({ standing }) => standing === "chosen")?.inf ?? null,
    components: await Promise.all(made.map(async (match) => ({ madeBy: match.madeBy, ...(await present(match)) }))),
    infFiles: drivers.length,
    skipped,
  };
};
