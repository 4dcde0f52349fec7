import {
  type BuildView,
  buildRevisionComparison,
  buildRevisionDetails,
  buildRevisionView,
  buildView,
} from "@windlass/protocol";
import { type Command, InvalidArgumentError } from "commander";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { comparisonText, missingText, revisionsText } from "../builds/texts.ts";
import { confirm } from "../confirm.ts";
import { attempt } from "../server/attempt.ts";
import { choose, everything, type ServerFlags, type ServerSession, withServer } from "../server/session.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

interface Flags extends ServerFlags {
  readonly build: string;
  readonly json: boolean;
}

interface RestoreFlags extends Flags {
  readonly withoutMissing: boolean;
  readonly yes: boolean;
}

const about = "Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).";

const numberOf = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError("It has to be the number of a revision.");
  return Number(text);
};

/** @throws WrongUsage naming those there are */
const findBuild = async ({ api, organisationId }: ServerSession, wanted: string): Promise<BuildView> => {
  const all = await everything(api, buildView, `/api/builds?organisationId=${organisationId}`);
  return choose(
    "--build",
    all.map((build) => ({ ...build, name: build.definition.name })),
    wanted,
  );
};

const restore = async (session: ServerSession, revision: number, flags: RestoreFlags, terminal: Terminal) => {
  const { api } = session;
  const build = await findBuild(session, flags.build);
  const path = `/api/builds/${build.id}`;
  const found = await api.request(buildRevisionDetails, "GET", `${path}/revisions/${revision}`);
  const query = new URLSearchParams({ from: String(build.revision), to: String(revision) });
  const comparison = await api.request(buildRevisionComparison, "GET", `${path}/revision-comparison?${query}`);
  if (!flags.json) terminal.out(comparisonText(comparison) + missingText(found.missing));
  if (found.missing.length > 0 && !flags.withoutMissing)
    throw new WrongUsage("Nothing was changed: give --without-missing to restore the rest of it.");
  await confirm(`Restore revision ${revision} of “${build.definition.name}”?`, { ...flags, dryRun: false });
  // Over the revision that was looked at: whoever saved meanwhile is not overwritten.
  const body = { revision: build.revision, definition: found.restorable, restoredFrom: revision };
  const saved = await api.request(buildView, "PUT", path, body);
  terminal.out(flags.json ? jsonLine(saved) : `Revision ${revision} is restored as revision ${saved.revision}.\n`);
};

/** `windlass build …`: the revisions of a build. */
export const addBuild = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const group = refuseWrongUsage(program.command("build"))
    .description(`look at the revisions of a build, and restore one\n\n${about}`)
    .summary("look at the revisions of a build, and restore one");
  const add = (name: string, description: string): Command =>
    group
      .command(name)
      .description(`${description}\n\n${about}`)
      .summary(description)
      .requiredOption("--server <url>", "address of a Windlass server")
      .option("--organisation <name>", "organisation on the server, by name or id")
      .requiredOption("--build <name>", "build of the organisation, by name or id")
      .option("--json", "print JSON", false);
  const within = (flags: Flags, work: (session: ServerSession) => Promise<void>) =>
    attempt({ terminal, json: flags.json, exit }, () => withServer(flags, process.env, work));

  add("history", "who saved the build when, and what that changed, newest first").action((flags: Flags) =>
    within(flags, async (session) => {
      const { id } = await findBuild(session, flags.build);
      const all = await everything(session.api, buildRevisionView, `/api/builds/${id}/revisions?limit=50`);
      terminal.out(flags.json ? jsonLine(all) : revisionsText(all));
    }),
  );

  add("restore", "save an earlier revision over the build; devices get it once it is published")
    .argument("<revision>", "its number, as the history tells it", numberOf)
    .option("--without-missing", "also where something that it names is gone: without that", false)
    .option("--yes", "do it without asking", false)
    .action((revision: number, flags: RestoreFlags) =>
      within(flags, (session) => restore(session, revision, flags, terminal)),
    );
};
