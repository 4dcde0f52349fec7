import { readFile } from "node:fs/promises";
import { type DriverManyChange, driverManyChange } from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";

type YesOrNo = "yes" | "no";

/** What the command line says is to be changed; what it leaves out stays as it is in each driver. */
export interface ChangeFlags {
  readonly active?: YesOrNo;
  readonly windowsPe?: YesOrNo;
  /** A file; false: without one from now on. */
  readonly filter?: string | false;
  readonly fillFilter?: string;
  readonly architectures?: readonly string[];
  readonly minimumBuild?: string;
  readonly otherData?: readonly string[];
  readonly removeOtherData?: readonly string[];
}

/** The word that leaves architectures or the oldest Windows to the INF again. */
export const leftToInf = "inf";

const readFilter = async (file: string): Promise<unknown> => {
  const text = await readFile(file, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongUsage(`${file} is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
};

const filterOf = async ({ filter, fillFilter }: ChangeFlags): Promise<object | undefined> => {
  if (filter !== undefined && fillFilter !== undefined)
    throw new WrongUsage("Give one of --filter, --fill-filter and --no-filter.");
  if (filter === false) return { how: "remove" };
  if (filter !== undefined) return { how: "replace", filter: await readFilter(filter) };
  if (fillFilter !== undefined) return { how: "fill", filter: await readFilter(fillFilter) };
  return undefined;
};

const architecturesOf = ({ architectures }: ChangeFlags): readonly string[] | null | undefined => {
  if (!architectures?.includes(leftToInf)) return architectures;
  if (architectures.length > 1) throw new WrongUsage(`--architectures: give architectures, or ${leftToInf} alone.`);
  return null;
};

const buildOf = ({ minimumBuild }: ChangeFlags): number | null | undefined => {
  if (minimumBuild === undefined) return undefined;
  if (minimumBuild === leftToInf) return null;
  if (!/^\d{1,6}$/u.test(minimumBuild))
    throw new WrongUsage(`--minimum-build: give a Windows build such as 22621, or ${leftToInf}.`);
  return Number(minimumBuild);
};

const otherDataOf = ({ otherData, removeOtherData: remove }: ChangeFlags): object | undefined => {
  if (!otherData && !remove) return undefined;
  const set = (otherData ?? []).map((text) => {
    const [, name, value] = /^([^=]+)=(.*)$/su.exec(text) ?? [];
    if (name === undefined) throw new WrongUsage(`--other-data ${text}: give NAME=VALUE.`);
    return { name, value };
  });
  return { set, ...(remove && { remove }) };
};

const yes = (said: YesOrNo | undefined): boolean | undefined => (said === undefined ? undefined : said === "yes");

/** The change as the server takes it. @throws WrongUsage naming what is wrong; Error where a file cannot be read */
export const changeOf = async (flags: ChangeFlags): Promise<DriverManyChange> => {
  const parsed = driverManyChange.safeParse({
    active: yes(flags.active),
    availableToWindowsPe: yes(flags.windowsPe),
    filter: await filterOf(flags),
    limitedArchitectures: architecturesOf(flags),
    limitedMinimumBuild: buildOf(flags),
    otherData: otherDataOf(flags),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue || issue.path.length === 0) throw new WrongUsage("Say what to change, for example --active no.");
  throw new WrongUsage(`The change cannot be made: ${issue.path.join(".")}: ${issue.message}.`);
};
