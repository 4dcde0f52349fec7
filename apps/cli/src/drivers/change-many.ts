import {
  type DriverBulkAnswer,
  type DriverLeftReason,
  type DriverManyChange,
  driverBulkAnswer,
} from "@windlass/protocol";
import { type ConfirmFlags, confirm } from "../confirm.ts";
import type { Api } from "../demo/api.ts";
import { jsonLine, printable, type Terminal } from "../terminal.ts";
import { counted } from "./counted.ts";
import type { ChosenDrivers } from "./selection.ts";

/** What is done with many drivers: a route, what it is told beside which drivers, and its words. */
interface Deed {
  readonly path: string;
  readonly body: object;
  readonly ask: string;
  readonly done: string;
}

export const changing = (change: DriverManyChange): Deed => ({
  path: "/api/drivers/changes",
  body: { change },
  ask: "Change",
  done: "changed",
});

export const deleting: Deed = {
  path: "/api/drivers/actions",
  body: { action: "delete" },
  ask: "Delete",
  done: "deleted",
};

const reasons: Readonly<Record<DriverLeftReason, string>> = {
  "shared-by-all": "all organisations share them, and you may not change what all share",
  "role-missing": "they belong to an organisation in which you may not change drivers",
  "no-such-architecture": "their INF is for none of these architectures",
  "too-much-other-data": "they would have more than 50 entries of other data",
};

const examplesOf = ({ drivers, examples }: DriverBulkAnswer["left"][number]): string => {
  const names = examples.map(({ description }) => description).join(", ");
  return drivers > examples.length ? `${names} and ${drivers - examples.length} more` : names;
};

const foundText = ({ selection, names }: ChosenDrivers): string[] => {
  if (!selection.expected) return [];
  const more = selection.expected - names.length;
  return [
    `The search finds ${counted(selection.expected, "driver")}:`,
    ...names.map((name) => `  ${name}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
};

const answerText = ({ changed, unchanged, left }: DriverBulkAnswer, what: string): string[] => [
  `${counted(changed, "driver")} ${what}.`,
  ...(unchanged > 0 ? [`${counted(unchanged, "driver")}: so already.`] : []),
  ...left.map(
    (group) => `${counted(group.drivers, "driver")}: left as is, ${reasons[group.reason]} (${examplesOf(group)}).`,
  ),
];

export interface ManyFlags extends ConfirmFlags {
  readonly json: boolean;
}

/**
 * Tells what a deed would do to many drivers and, once that is confirmed, does it: to all of them or to none. A search that
 * finds another number by then is refused by the server.
 *
 * @throws WrongUsage, Cancelled; ApiFailure in the server's words
 */
export const changeMany = async (
  api: Api,
  chosen: ChosenDrivers,
  { path, body, ask, done }: Deed,
  flags: ManyFlags,
  terminal: Terminal,
): Promise<void> => {
  const request = { ...chosen.selection, ...body };
  const print = (lines: readonly string[]): void => {
    if (!flags.json) terminal.out(lines.map((line) => `${printable(line)}\n`).join(""));
  };
  const preview = await api.request(driverBulkAnswer, "POST", `${path}/preview`, request);
  print([...foundText(chosen), ...answerText(preview, `to be ${done}`)]);
  if (flags.dryRun || preview.changed === 0) {
    if (flags.json) terminal.out(jsonLine({ applied: false, ...preview }));
    else terminal.out("Nothing was changed.\n");
    return;
  }
  await confirm(`${ask} ${counted(preview.changed, "driver")}?`, flags);
  const answer = await api.request(driverBulkAnswer, "POST", path, request);
  if (flags.json) terminal.out(jsonLine({ applied: true, ...answer }));
  else terminal.out(`${counted(answer.changed, "driver")} ${done}.\n`);
};
