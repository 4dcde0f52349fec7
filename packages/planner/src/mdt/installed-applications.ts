import { describeFilter } from "../filters/describe.ts";
import { applicationOrigin, bracedGuid } from "./applications.ts";
import type { JudgedCondition } from "./conditions.ts";
import { carried, left, type Outcome } from "./report-book.ts";
import type { SequenceSurroundings } from "./sequence-place.ts";

/** What a step "Install Application" adds to a build. */
interface InstalledApplications {
  /** In order. */
  readonly origins: readonly string[];
  readonly outcome: Outcome;
}

type Surroundings = Pick<SequenceSurroundings, "applications" | "uses" | "listed" | "limited">;

const nothing = (outcome: Outcome): InstalledApplications => ({ origins: [], outcome });

/** The step without an application: it installs what the rules list. */
const ofLists = ({ applications, uses, listed, limited }: Surroundings): InstalledApplications => {
  const usable = (origin: string) => applications.packages.has(origin) && !applications.unused.has(origin);
  const everywhere = listed.filter(usable);
  const somewhere = limited.filter(({ origin }) => usable(origin));
  for (const origin of everywhere) uses.everywhere(origin);
  for (const { origin, filter } of somewhere) uses.where(origin, filter);
  const origins = [...everywhere, ...somewhere.map(({ origin }) => origin)];
  return { origins, outcome: carried("the software packages that the rules list") };
};

/** @param guid of the application, as the step has it; empty: those of the rules */
export const installedApplications = (
  guid: string,
  condition: JudgedCondition,
  around: Surroundings,
): InstalledApplications => {
  if (guid.trim() === "") return ofLists(around);
  const { applications, uses } = around;
  const origin = applicationOrigin(bracedGuid(guid));
  const name = applications.names.get(origin);
  const unused = applications.unused.get(origin);
  if (name === undefined)
    return nothing(
      left(
        "It names an application that the share does not have, or that stays behind.",
        "Add the package to the build once there is one.",
      ),
    );
  if (unused) return nothing(left(`MDT would not install ${name}: ${unused.why}.`));
  if (condition.kind === "unknown")
    return nothing(
      left(
        `It runs only under a condition that asks for ${condition.why}.`,
        `Give the package ${name} a filter, and add it to the build.`,
      ),
    );
  const isLimited = condition.kind === "filter";
  if (isLimited) uses.where(origin, condition.filter);
  else uses.everywhere(origin);
  const whom = isLimited ? describeFilter(condition.filter) : "";
  const notes = isLimited ? [`Its condition (${whom}) is a filter of the package, and so holds in all builds.`] : [];
  return { origins: [origin], outcome: carried(`software package ${name} at its place in the build`, notes) };
};
