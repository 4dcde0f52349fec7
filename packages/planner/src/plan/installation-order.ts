import type { BuildDefinition } from "@windlass/protocol";
import { inDependencyOrder } from "../software/dependencies.ts";
import type { OptionedPackage } from "../software/option-problems.ts";
import { inPhases } from "./sign-in-phase.ts";

/** A package where a plan would have it, if every optional one were chosen. */
export interface InstallationPlace<Package> {
  readonly software: Package;
  /** Whether the build lists it; otherwise it comes because something needs it. */
  readonly listed: boolean;
  /** Packages of the build, or brought by it, that need it themselves. */
  readonly neededBy: readonly Package[];
  readonly signedIn: boolean;
}

/** The packages of a build in the order in which devices install them, by the rules of the plan; missing ones are not in it. */
export const installationOrder = <Package extends OptionedPackage>(
  build: Pick<BuildDefinition, "packageIds" | "packageOptions" | "ending">,
  all: readonly Package[],
): InstallationPlace<Package>[] => {
  const byId = new Map(all.map((one) => [one.id, one]));
  const listed = build.packageIds.flatMap((id) => byId.get(id) ?? []);
  const ordered = inDependencyOrder(listed, all);
  const { before, signedIn } = inPhases(ordered, build);
  return [...before, ...signedIn].map((software) => ({
    software,
    listed: build.packageIds.includes(software.id),
    neededBy: ordered.filter(({ dependencies }) => dependencies.includes(software.id)),
    signedIn: signedIn.includes(software),
  }));
};
