import { problemsThatStop } from "@windlass/planner";
import { type PublicationView, publicationComparison, publicationPreview, publicationView } from "@windlass/protocol";
import { type Command, InvalidArgumentError } from "commander";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { type ConfirmFlags, confirm, requireOneWay } from "../confirm.ts";
import { comparisonText, previewText, publicationsText, publicationText } from "../publications/texts.ts";
import { attempt } from "../server/attempt.ts";
import { everything, type ServerFlags, type ServerSession, withServer } from "../server/session.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";
import { addReleaseCommands, locationIdsOf } from "./releases.ts";

interface Flags extends ServerFlags {
  readonly json: boolean;
}

interface PublishFlags extends Flags, ConfirmFlags {
  readonly tryAt?: string[];
  readonly reason: string;
}

const about = "Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).";

/** Exit status of a command that found something: a difference, a problem. */
const verdictStatus = 1;

const numberOf = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError("It has to be the number of a publication.");
  return Number(text);
};

const readPublications = ({ api, organisationId }: ServerSession): Promise<PublicationView[]> =>
  everything(api, publicationView, `/api/publications?organisationId=${organisationId}&limit=200`);

/** @throws WrongUsage naming those there are */
const numbered = async (session: ServerSession, number: number): Promise<PublicationView> => {
  const all = await readPublications(session);
  const found = all.find((publication) => publication.number === number);
  if (found) return found;
  const newest = all[0]?.number;
  throw new WrongUsage(
    `There is no publication ${number}: ${newest === undefined ? "nothing was published yet" : `the newest is ${newest}`}.`,
  );
};

const readPreview = ({ api, organisationId }: ServerSession) =>
  api.request(publicationPreview, "GET", `/api/publications/preview?organisationId=${organisationId}`);

/** `windlass publication …`: what devices deploy, and what publishing would change. */
export const addPublication = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const publication = refuseWrongUsage(program.command("publication"))
    .description(`publish an organisation, and compare what was published\n\n${about}`)
    .summary("publish an organisation, and compare what was published");
  const add = (name: string, description: string): Command =>
    publication
      .command(name)
      .description(`${description}\n\n${about}`)
      .summary(description)
      .requiredOption("--server <url>", "address of a Windlass server")
      .option("--organisation <name>", "organisation on the server, by name or id")
      .option("--json", "print JSON", false);
  const within = (flags: Flags, work: (session: ServerSession) => Promise<void>) =>
    attempt({ terminal, json: flags.json, exit }, () => withServer(flags, process.env, work));

  addReleaseCommands({ terminal, add, within, numberOf });

  add("list", "list publications, newest first").action((flags: Flags) =>
    within(flags, async (session) => {
      const all = await readPublications(session);
      terminal.out(flags.json ? jsonLine(all) : publicationsText(all));
    }),
  );

  add("show", "show one publication: who, when, its hash, its changes")
    .argument("<number>", "of the publication", numberOf)
    .action((number: number, flags: Flags) =>
      within(flags, async (session) => {
        const found = await numbered(session, number);
        terminal.out(flags.json ? jsonLine(found) : publicationText(found));
      }),
    );

  add("preview", "what publishing now would change; ends with 1 where something stops it").action((flags: Flags) =>
    within(flags, async (session) => {
      const preview = await readPreview(session);
      if (problemsThatStop(preview.problems).length > 0) exit(verdictStatus);
      terminal.out(flags.json ? jsonLine(preview) : previewText(preview));
    }),
  );

  add("diff", "what differs between two publications; ends with 1 where anything does")
    .argument("<number>", "of the publication to begin with", numberOf)
    .argument("[other]", "of the other; without it, what publishing now would make", numberOf)
    .action((from: number, to: number | undefined, flags: Flags) =>
      within(flags, async ({ api, organisationId }) => {
        const query = `organisationId=${organisationId}&from=${from}${to === undefined ? "" : `&to=${to}`}`;
        const found = await api.request(publicationComparison, "GET", `/api/publications/comparison?${query}`);
        if (found.changes.length > 0) exit(verdictStatus);
        terminal.out(flags.json ? jsonLine(found) : comparisonText(found));
      }),
    );

  add("publish", "publish everything the organisation can deploy, after a look at what that changes")
    .option("--try-at <location...>", "locations whose devices try it first, by name or id; without it all get it")
    .option("--reason <text>", "why; it stays in the history", "")
    .option("--yes", "publish without asking", false)
    .option("--dry-run", "only look", false)
    .action((flags: PublishFlags) =>
      within(flags, async (session) => {
        requireOneWay(flags);
        const preview = await readPreview(session);
        if (!flags.json) terminal.out(previewText(preview));
        if (flags.dryRun) {
          if (flags.json) terminal.out(jsonLine(preview));
          return;
        }
        await confirm("Publish this?", flags);
        const { organisationId } = session;
        const locationIds = await locationIdsOf(session, flags.tryAt ?? []);
        const body = { organisationId, locationIds, reason: flags.reason };
        const made = await session.api.request(publicationView, "POST", "/api/publications", body);
        terminal.out(flags.json ? jsonLine(made) : `Published number ${made.number}.\n`);
      }),
    );
};
