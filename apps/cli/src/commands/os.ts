import { type OperatingSystemView, WindlassError } from "@windlass/protocol";
import type { Command } from "commander";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import type { ReplaceFlags } from "../operating-systems/replace.ts";
import type { ServerFlags } from "../server/session.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";
import { refuseWrongUsage, usageStatus } from "../usage.ts";

interface Output {
  readonly json: boolean;
}

interface ImportFlags extends ServerFlags, Output {
  readonly name?: string;
}

const description = `upload and import Windows media: ISO, WIM, ESD, or all parts of a split set (SWM)

Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal). Files are judged here before
anything is sent. An upload that was broken off goes on where it stopped when the same command is given again.

Ends with 0 when everything was imported, 2 when something was refused or nobody could be reached.`;

const troubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message
    ? `${error.message}: ${error.cause.message}`
    : error.message;
};

/** Runs a command and tells its failure; nothing is thrown on. */
const telling =
  (terminal: Terminal, exit: (status: number) => void) =>
  async ({ json }: Output, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      exit(usageStatus);
      if (error instanceof WindlassError) {
        if (json) terminal.out(jsonLine(refusalAsData(error)));
        else terminal.error(refusalAsText(error));
      } else terminal.error(`${printable(troubleOf(error))}\n`);
    }
  };

const importedText = ({ name, release, images }: OperatingSystemView): string => {
  const editions = images.map(({ edition, name: title }) => edition ?? title).join(", ");
  return `${printable(name)}: ${printable(release?.name ?? "unknown release")}, ${printable(editions)}\n`;
};

/**
 * `windlass os import` and `windlass os replace`: operating systems of a running server. What they need is loaded only
 * where it is needed, so that other commands start sooner.
 */
export const addOs = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const tell = telling(terminal, exit);
  const os = refuseWrongUsage(program.command("os")).description("work with the operating systems of a server");
  os.command("import")
    .description(description)
    .summary("upload and import Windows media")
    .argument("<path...>", "files to import")
    .requiredOption("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .option("--name <name>", "name of the operating system, where one is imported; otherwise as its image says")
    .option("--json", "print each operating system as one JSON object", false)
    .action((paths: string[], flags: ImportFlags) =>
      tell(flags, async () => {
        const { judgeLocalMedia } = await import("../operating-systems/local-media.ts");
        const { importMedia } = await import("../operating-systems/import-media.ts");
        const { withServer } = await import("../server/session.ts");
        const media = await judgeLocalMedia(paths);
        if (flags.name !== undefined && media.length > 1)
          throw new WrongUsage("--name can be given for one operating system only.");
        await withServer(flags, process.env, async (session) => {
          for (const each of media) {
            const options = { name: flags.name, environment: process.env, terminal };
            const isTerminal = process.stderr.isTTY === true;
            const imported = await importMedia(session, each, { ...options, isTerminal });
            terminal.out(flags.json ? jsonLine(imported) : importedText(imported));
          }
        });
      }),
    );
  os.command("replace")
    .description("replace operating systems in builds, keeping architecture, edition and language of each image")
    .requiredOption("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .requiredOption("--replace <name...>", "operating systems by name or id, or a release: “Windows 11 24H2”")
    .requiredOption("--by <name...>", "what takes their place, named alike")
    .option("--build <name...>", "only in these builds, by name or id; otherwise in all that use them")
    .option("--preview", "only tell what would change", false)
    .option("--json", "print one JSON object", false)
    .action((flags: ServerFlags & ReplaceFlags & Output) =>
      tell(flags, async () => {
        const { replaceInBuilds, replacementText } = await import("../operating-systems/replace.ts");
        const { withServer } = await import("../server/session.ts");
        const replaced = await withServer(flags, process.env, (session) => replaceInBuilds(session, flags));
        const text = replacementText(replaced).split("\n").map(printable).join("\n");
        terminal.out(flags.json ? jsonLine({ applied: replaced.applied, ...replaced.preview }) : `${text}\n`);
      }),
    );
};
