import type { Disk, Filter, PublishedPackage } from "@windlass/protocol";
import { describeFilter } from "../filters/describe.ts";
import type { JudgeOptions } from "../filters/judge.ts";
import type { ChosenPackages } from "./chosen-packages.ts";
import { titleOf } from "./removal-steps.ts";

/** Reasons are read beside the step: one or two sentences, no longer than a plan takes. */
const short = (text: string): string => (text.length <= 1000 ? text : `${text.slice(0, 999)}…`);

const asSentence = (text: string): string => short(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

/** Of the disk that is wiped, and of how it is divided. */
export const diskReason = (disk: Disk, wasChosen: boolean, templateName: string | null): string => {
  const which = wasChosen ? "it was chosen when the device was approved" : "it is the only disk that fits";
  const how = templateName === null ? "as Microsoft documents it" : `as “${templateName}” says`;
  return asSentence(`disk ${disk.number}: ${which}; divided ${how}`);
};

/** Why a device installs a package: one of these, and then its own conditions. */
export const packageReason = (
  software: PublishedPackage,
  { reasons }: Pick<ChosenPackages, "reasons">,
  ordered: readonly PublishedPackage[],
  { placeName }: JudgeOptions,
): string => {
  const matching = (filter: Filter | null) =>
    filter === null ? null : `its filter matches: ${describeFilter(filter, placeName)}`;
  const needing = ordered.filter(({ dependencies }) => dependencies.includes(software.id));
  const because = [
    reasons.get(software.id) ?? null,
    software.class === "driver-app" ? "it is a DriverApp" : null,
    needing.length > 0 ? `${needing.map((one) => `“${titleOf(one)}”`).join(", ")} needs it` : null,
    matching(software.filter),
  ].filter((part) => part !== null);
  return asSentence(because.join("; "));
};

/** The same for one of its steps, which may have a condition of its own. */
export const stepReason = (ofPackage: string, when: Filter | null, { placeName }: JudgeOptions): string =>
  when === null ? ofPackage : short(`${ofPackage} The step's condition holds: ${describeFilter(when, placeName)}.`);
