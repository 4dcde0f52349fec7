import { folderOf } from "@windlass/planner";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type CarriedOut, carryOut } from "../code/carry-out.ts";
import { type Difference, differenceOf } from "../code/compare.ts";
import { fetchContent } from "../code/fetch-content.ts";
import { readServer } from "../code/server-objects.ts";
import { changeData, differencesText, exportedText, issuesText, outcomesText, planText } from "../code/texts.ts";
import { writeFolder, writeSchemas } from "../code/write-folder.ts";
import { type ConfirmFlags, confirm, requireOneWay } from "../confirm.ts";
import { attempt } from "../server/attempt.ts";
import { type ServerFlags, withServer } from "../server/session.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage, usageStatus } from "../usage.ts";

interface Flags extends ServerFlags {
  readonly json: boolean;
}

interface ExportFlags extends Flags {
  readonly withShared: boolean;
  /** Megabytes. */
  readonly withContent?: number;
}

interface ApplyFlags extends Flags, ConfirmFlags {
  readonly delete: boolean;
  readonly content?: string;
}

type AddCommand = (program: Command, terminal: Terminal, exit: (status: number) => void) => void;

const signIn = "Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).";

const exportDescription = `write what an organisation has into a folder of YAML files, to be kept in git

One file an object, with names in place of ids: applied to another server and exported there, the files are the same to the
byte. Secrets are names without values, content is named by its SHA-256. Files of what is no more are removed.
${signIn}`;

const diffDescription = `tell what a folder and a server differ in

Ends with 0 when they are the same, 1 when they differ, 2 when the folder is refused or nothing could be compared.
${signIn}`;

const applyDescription = `make a server what a folder says

Shows first what would change, as diff does, and asks. Whatever is wrong or missing is told with file, line and column, and
then nothing is changed. Run again after an interruption it goes on; what somebody else saved meanwhile is not overwritten.
Without --delete, what only the server has stays.

Ends with 0 when the server is as the folder says, 1 when it refused something, 2 when nothing was changed.
${signIn}`;

const onServer = (command: Command): Command =>
  refuseWrongUsage(command)
    .argument("<folder>", "folder of the files")
    .requiredOption("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .option("--json", "print one JSON object", false);

const bytesOfMegabyte = 1024 * 1024;

const parseMegabytes = (text: string): number => {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("Expected a number of megabytes.");
  return Number(text);
};

const contentOption = new Option("--content <folder>", "folder that has files of packages, whatever they are called");

/** `windlass export` */
export const addExport: AddCommand = (program, terminal, exit) => {
  onServer(program.command("export"))
    .description(exportDescription)
    .summary("write an organisation's configuration into a folder of YAML")
    .option("--with-shared", "also what all organisations share, and the tenant's settings", false)
    .option(
      "--with-content <megabytes>",
      "also files of packages that are no larger than so many megabytes each, into content/",
      parseMegabytes,
    )
    .action((folder: string, flags: ExportFlags) =>
      attempt({ terminal, json: flags.json, exit }, () =>
        withServer(flags, process.env, async (session) => {
          const { objects, organisations } = await readServer(session, flags.withShared);
          const documents = folderOf(objects, organisations, ({ isShared }) => !isShared || flags.withShared);
          await writeFolder(folder, documents, flags.withShared);
          const files = documents.map(({ file }) => file);
          const content =
            flags.withContent === undefined
              ? null
              : await fetchContent(session.api, folder, objects, flags.withContent * bytesOfMegabyte);
          terminal.out(flags.json ? jsonLine({ files, content }) : exportedText(folder, files.length, content));
        }),
      ),
    );
};

const isRefused = ({ issues }: Difference): boolean => issues.some(({ kind }) => kind === "wrong");

const tell = (
  { issues, changes }: Difference,
  text: (changes: Difference["changes"]) => string,
  terminal: Terminal,
): void => {
  terminal.error(issuesText(issues));
  if (!issues.some(({ kind }) => kind === "wrong")) terminal.out(text(changes));
};

const data = ({ issues, changes }: Difference) => ({
  issues,
  changes: changes.filter(({ action }) => action !== "keep").map(changeData),
});

/** `windlass diff` */
export const addDiff: AddCommand = (program, terminal, exit) => {
  onServer(program.command("diff"))
    .description(diffDescription)
    .summary("tell what a folder of configuration and a server differ in")
    .addOption(contentOption)
    .action((folder: string, flags: Flags & { content?: string }) =>
      attempt({ terminal, json: flags.json, exit }, () =>
        withServer(flags, process.env, async (session) => {
          const difference = await differenceOf(session, folder, { isDeleting: false, contentFolder: flags.content });
          if (flags.json) terminal.out(jsonLine(data(difference)));
          else tell(difference, differencesText, terminal);
          if (isRefused(difference)) exit(usageStatus);
          else if (difference.changes.some(({ action }) => action !== "keep")) exit(1);
        }),
      ),
    );
};

const outcomeData = ({ change, outcome, code, message }: CarriedOut) => ({
  ...changeData(change),
  outcome,
  code,
  message,
});

/** `windlass apply` */
export const addApply: AddCommand = (program, terminal, exit) => {
  onServer(program.command("apply"))
    .description(applyDescription)
    .summary("make a server what a folder of configuration says")
    .option("--delete", "delete what the folder has not, except what a folder cannot bring back", false)
    .addOption(contentOption)
    .option("--dry-run", "only tell what would change", false)
    .option("-y, --yes", "do it without asking", false)
    .action((folder: string, flags: ApplyFlags) =>
      attempt({ terminal, json: flags.json, exit }, async () => {
        requireOneWay(flags);
        await withServer(flags, process.env, async (session) => {
          const options = { isDeleting: flags.delete, contentFolder: flags.content };
          const difference = await differenceOf(session, folder, options);
          const wanted = difference.changes.filter(({ action }) => action !== "keep" && action !== "leave");
          if (!flags.json) tell(difference, planText, terminal);
          if (difference.issues.length > 0) exit(usageStatus);
          if (difference.issues.length > 0 || flags.dryRun || wanted.length === 0) {
            if (flags.json) terminal.out(jsonLine({ ...data(difference), outcomes: [] }));
            return;
          }
          await confirm("Change the server?", flags);
          const isTerminal = process.stderr.isTTY === true;
          const sending = { environment: process.env, terminal, isTerminal };
          const outcomes = await carryOut(session, wanted, difference.content, sending);
          if (flags.json) terminal.out(jsonLine({ ...data(difference), outcomes: outcomes.map(outcomeData) }));
          else terminal.out(outcomesText(outcomes));
          if (outcomes.some(({ outcome }) => outcome !== "done")) exit(1);
        });
      }),
    );
};

/** `windlass schema` */
export const addSchema: AddCommand = (program, terminal, exit) => {
  refuseWrongUsage(program.command("schema"))
    .description(
      "write JSON Schema of every kind of file into a folder of configuration, for editors; no server is needed",
    )
    .summary("write JSON Schema for a folder of configuration")
    .argument("<folder>", "folder of the files")
    .action((folder: string) => attempt({ terminal, json: false, exit }, () => writeSchemas(folder)));
};
