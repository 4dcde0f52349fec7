import {
  type DriverPackReplacement,
  driverPackReplacement,
  driverPackView,
  type PackDriverOutcome,
  type PackDriverPair,
} from "@windlass/protocol";
import { type ConfirmFlags, confirm } from "../confirm.ts";
import { choose, everything, type ServerSession } from "../server/session.ts";
import { jsonLine, printable, type Terminal } from "../terminal.ts";
import { counted } from "./counted.ts";

export interface ReplacePackFlags extends ConfirmFlags {
  readonly carry: boolean;
  readonly afterwards: "deactivate" | "delete";
  readonly json: boolean;
}

/** More of one outcome than a person reads; `--json` has up to 500. */
const mostShown = 10;

const titles: Readonly<Record<PackDriverOutcome, string>> = {
  older: "getting older",
  gone: "only in the replaced pack",
  newer: "getting newer",
  rebuilt: "of the same version, with other files",
  added: "only in the other pack",
  same: "staying the same",
};

const outcomes = Object.keys(titles) as PackDriverOutcome[];

const ageOf = (driver: PackDriverPair["from"]): string =>
  driver ? [driver.driverVersion, driver.driverDate].filter(Boolean).join(", ") || "no version" : "";

const pairText = ({ infName, from, to, carried }: PackDriverPair): string => {
  const ages = [from, to].filter((driver) => driver !== null).map(ageOf);
  const takes = carried.length > 0 ? `; takes over ${carried.join(", ")}` : "";
  return `  ${(to ?? from)?.description} (${infName}): ${ages.join(" → ")}${takes}`;
};

const replacementText = (
  { counts, pairs, carriedOfPack, ...rest }: DriverPackReplacement,
  carry: boolean,
): string[] => {
  const { driversWithCarried, onlyInReplaced } = rest;
  const groups = outcomes.filter((outcome) => counts[outcome] > 0);
  return [
    ...groups.flatMap((outcome) => {
      const shown = pairs.filter((pair) => pair.outcome === outcome).slice(0, mostShown);
      const more = counts[outcome] - shown.length;
      return [
        `${counted(counts[outcome], "driver")} ${titles[outcome]}`,
        ...shown.map(pairText),
        ...(shown.length > 0 && more > 0 ? [`  and ${more} more`] : []),
      ];
    }),
    carry
      ? `Taken over: of the pack ${carriedOfPack.join(", ") || "nothing"}; something of ${counted(driversWithCarried, "driver")}.`
      : "Nothing that was said of the replaced pack and its drivers is taken over.",
    `No other pack brings ${counted(onlyInReplaced, "driver")} of the replaced one.`,
  ];
};

/**
 * Tells what using one pack in the place of another does and, once that is confirmed, does it. Should somebody save one of
 * the packs meanwhile, the server refuses.
 *
 * @throws WrongUsage, Cancelled; ApiFailure in the server's words
 */
export const replacePack = async (
  { api, organisationId }: ServerSession,
  [older, newer]: readonly [string, string],
  flags: ReplacePackFlags,
  terminal: Terminal,
): Promise<void> => {
  const path = "/api/driver-packs";
  const packs = await everything(api, driverPackView, `${path}?organisationId=${organisationId}`);
  const asked = {
    replaced: choose("The pack to replace", packs, older).id,
    by: choose("The pack that takes its place", packs, newer).id,
  };
  const preview = await api.request(driverPackReplacement, "POST", `${path}/replacements/preview`, asked);
  if (!flags.json)
    terminal.out(
      replacementText(preview, flags.carry)
        .map((line) => `${printable(line)}\n`)
        .join(""),
    );
  if (flags.dryRun) {
    terminal.out(flags.json ? jsonLine({ applied: false, ...preview }) : "Nothing was changed.\n");
    return;
  }
  const { carry, afterwards } = flags;
  const names = `“${preview.replaced.name}” by “${preview.by.name}”`;
  await confirm(printable(`Replace ${names}, and ${afterwards} the replaced pack?`), flags);
  const done = await api.request(driverPackReplacement, "POST", `${path}/replacements`, {
    ...asked,
    replacedRevision: preview.replaced.revision,
    byRevision: preview.by.revision,
    carry,
    afterwards,
  });
  const text = printable(`Replaced ${names}. Publish to bring it to devices.`);
  terminal.out(flags.json ? jsonLine({ applied: true, ...done }) : `${text}\n`);
};
