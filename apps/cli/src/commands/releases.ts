import {
  buildView,
  type CurrentReleases,
  currentReleases,
  definitionView,
  type ReleaseHold,
  type ReleaseTarget,
  releaseView,
} from "@windlass/protocol";
import type { Command } from "commander";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { type ConfirmFlags, confirm } from "../confirm.ts";
import { currentText, releasedText } from "../publications/release-texts.ts";
import { choose, everything, type ServerFlags, type ServerSession } from "../server/session.ts";
import { jsonLine, type Terminal } from "../terminal.ts";

interface Flags extends ServerFlags {
  readonly json: boolean;
}

interface TargetFlags {
  readonly build?: string;
  readonly location?: string;
}

type ReleaseFlags = Flags &
  TargetFlags &
  Pick<ConfirmFlags, "yes"> & { readonly reason: string; readonly try: boolean };

interface Surroundings {
  readonly terminal: Terminal;
  /** Adds a command with the options that all have. */
  readonly add: (name: string, description: string) => Command;
  readonly within: (flags: Flags, work: (session: ServerSession) => Promise<void>) => Promise<void>;
  readonly numberOf: (text: string) => number;
}

const readCurrent = ({ api, organisationId }: ServerSession): Promise<CurrentReleases> =>
  api.request(currentReleases, "GET", `/api/releases/current?organisationId=${organisationId}`);

/** @throws WrongUsage naming those there are */
export const locationIdsOf = async (
  { api, organisationId }: ServerSession,
  wanted: readonly string[],
): Promise<string[]> => {
  if (wanted.length === 0) return [];
  const path = `/api/definitions?kind=location&organisationId=${organisationId}`;
  const named = (await everything(api, definitionView, path)).map(({ id, definition: { name } }) => ({ id, name }));
  return wanted.map((one) => choose("The location", named, one).id);
};

/** @throws WrongUsage naming those there are */
const targetOf = async (session: ServerSession, { build, location }: TargetFlags): Promise<ReleaseTarget> => {
  const { api, organisationId } = session;
  if (build !== undefined && location !== undefined)
    throw new WrongUsage("Give --build or --location: each has a release of its own.");
  if (build !== undefined) {
    const all = await everything(api, buildView, `/api/builds?organisationId=${organisationId}`);
    const named = all.map(({ id, definition: { name } }) => ({ id, name }));
    return { kind: "build", id: choose("--build", named, build).id };
  }
  if (location === undefined) return { kind: "all" };
  const [id = ""] = await locationIdsOf(session, [location]);
  return { kind: "location", id };
};

const heldBy = (now: CurrentReleases, target: ReleaseTarget): number | null => {
  if (target.kind === "all") return now.all?.number ?? null;
  const own = target.kind === "build" ? now.builds : now.locations;
  return own.find((line) => line.target.id === target.id)?.number ?? null;
};

const questionOf = (number: number | null, held: number | null): string => {
  if (number === null) return `End what it has of its own, publication ${held}?`;
  return held === null ? `Release publication ${number}?` : `Release publication ${number} instead of ${held}?`;
};

/** `windlass publication current|release|unpin`: which publication all devices, a build or a location get. */
export const addReleaseCommands = ({ terminal, add, within, numberOf }: Surroundings): void => {
  const withTarget = (command: Command): Command =>
    command
      .option("--build <name>", "what is pinned: devices that deploy this build, by name or id")
      .option("--location <name>", "what is pinned: devices at this location, by name or id")
      .option("--reason <text>", "why; required to go back to an older publication for all devices", "")
      .option("--yes", "do it without asking", false);

  const send = (number: number | null, hold: ReleaseHold, flags: ReleaseFlags) =>
    within(flags, async (session) => {
      const { api, organisationId } = session;
      const now = await readCurrent(session);
      const target = await targetOf(session, flags);
      const insteadOf = heldBy(now, target);
      if (!flags.json) terminal.out(currentText(now));
      await confirm(questionOf(number, insteadOf), { ...flags, dryRun: false });
      const body = { organisationId, target, number, hold, insteadOf, reason: flags.reason };
      const made = await api.request(releaseView, "POST", "/api/releases", body);
      terminal.out(flags.json ? jsonLine(made) : releasedText(made));
    });

  add("current", "which publication all devices, builds and locations get now").action((flags: Flags) =>
    within(flags, async (session) => {
      const now = await readCurrent(session);
      terminal.out(flags.json ? jsonLine(now) : currentText(now));
    }),
  );

  withTarget(
    add("release", "release a publication to all devices, also an older one again; or pin a build or location"),
  )
    .argument("<number>", "of the publication", numberOf)
    .option("--try", "let the location try it until it is released to all, instead of pinning it", false)
    .action((number: number, flags: ReleaseFlags) => send(number, flags.try ? "pilot" : "pin", flags));

  withTarget(add("unpin", "let a build or location get what all devices get")).action((flags: ReleaseFlags) => {
    if (flags.build === undefined && flags.location === undefined)
      return within(flags, () => Promise.reject(new WrongUsage("Give --build or --location: what is to be unpinned.")));
    return send(null, "pin", flags);
  });
};
