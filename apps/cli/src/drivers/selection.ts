import { type DriverSelection, driverSearch, driverSummary, driverView, pageOf } from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import type { Api } from "../demo/api.ts";
import { type ServerFlags, withServer, withSession } from "../server/session.ts";

export interface SelectionFlags extends ServerFlags {
  readonly search?: string;
  readonly matching?: readonly string[];
}

/** Drivers that a command is for, as the server is asked, with the names of the first that a search found. */
export interface ChosenDrivers {
  readonly selection: DriverSelection;
  readonly names: readonly string[];
}

const mostNames = 10;

const words = Object.keys(driverSearch.shape).filter((word) => word !== "search" && word !== "organisationId");

/** `--matching class=Net active=yes` as the list's own query. @throws WrongUsage */
const searchOf = ({ search, matching = [] }: SelectionFlags) => {
  const said = new Map<string, string>(search === undefined ? [] : [["search", search]]);
  for (const text of matching) {
    const [, word = "", value = ""] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
    if (!words.includes(word)) throw new WrongUsage(`--matching ${text}: give WORD=VALUE of ${words.join(", ")}.`);
    if (said.has(word)) throw new WrongUsage(`--matching gives ${word} twice.`);
    said.set(word, value);
  }
  const parsed = driverSearch.safeParse(Object.fromEntries(said));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongUsage(`--matching ${issue?.path.join(".")}: ${issue?.message}.`);
};

const findMatching = async (api: Api, organisationId: string, flags: SelectionFlags): Promise<ChosenDrivers> => {
  const matching = { ...searchOf(flags), organisationId };
  const query = new URLSearchParams();
  for (const [word, value] of Object.entries(matching)) if (value !== undefined) query.set(word, value);
  const { drivers } = await api.request(driverSummary, "GET", `/api/drivers/summary?${query}`);
  if (drivers === 0) throw new WrongUsage("The search finds no driver. Nothing was changed.");
  const { items } = await api.request(pageOf(driverView), "GET", `/api/drivers?${query}&limit=${mostNames}`);
  return {
    selection: { matching, expected: drivers },
    names: items.map(({ description, infName }) => `${description} (${infName})`),
  };
};

/**
 * Signs in and does the work with the drivers that were named by their ids, or that a search finds now among those that an
 * organisation has or shares.
 *
 * @throws WrongUsage where they are named in no way or in both, or nothing is found; Error in the server's words
 */
export const withDrivers = async (
  ids: readonly string[],
  flags: SelectionFlags,
  work: (api: Api, chosen: ChosenDrivers) => Promise<void>,
): Promise<void> => {
  const searching = flags.search !== undefined || flags.matching !== undefined;
  if (ids.length > 0 === searching)
    throw new WrongUsage("Name drivers either by their ids, or by --search and --matching.");
  if (!searching && flags.organisation !== undefined)
    throw new WrongUsage("Ids say by themselves which drivers are meant: leave --organisation out.");
  if (searching) {
    searchOf(flags);
    await withServer(flags, process.env, async ({ api, organisationId }) =>
      work(api, await findMatching(api, organisationId, flags)),
    );
    return;
  }
  await withSession(flags, process.env, ({ api }) => work(api, { selection: { driverIds: [...ids] }, names: [] }));
};
