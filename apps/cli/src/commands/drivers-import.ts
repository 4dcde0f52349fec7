import { WindlassError } from "@windlass/protocol";
import type { Command } from "commander";
import { importPack, importText } from "../drivers/import-packs.ts";
import { type ServerFlags, withServer } from "../server/session.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";
import { usageStatus } from "../usage.ts";

interface ImportFlags extends ServerFlags {
  readonly shared: boolean;
  readonly json: boolean;
}

const description = `upload driver packs and import their drivers

A path is a folder with INF files in it and below, or a pack that 7-Zip opens: ZIP, CAB, 7z, TAR, a self-extracting EXE.
Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal). The upload of a pack that was
broken off goes on where it stopped when the same command is given again.

Ends with 0 when every INF was taken, 1 when some were refused or lack files, 2 when a pack was refused or nobody could be
reached.`;

const troubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && error.cause.message ? `: ${error.cause.message}` : "";
  return error.message + cause;
};

/** `windlass drivers import PATH… --server URL`. */
export const addDriversImport = (drivers: Command, terminal: Terminal, exit: (status: number) => void): void => {
  drivers
    .command("import")
    .description(description)
    .summary("upload driver packs and import their drivers")
    .argument("<path...>", "folders and packs")
    .requiredOption("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .option("--shared", "the drivers belong to all organisations", false)
    .option("--json", "print what became of each pack as one JSON object", false)
    .action(async (paths: string[], flags: ImportFlags) => {
      try {
        await withServer(flags, process.env, async (session) => {
          for (const path of paths) {
            const isTerminal = process.stderr.isTTY === true;
            const options = { shared: flags.shared, environment: process.env, terminal, isTerminal };
            const imported = await importPack(session, path, options);
            const text = importText(imported).split("\n").map(printable).join("\n");
            terminal.out(flags.json ? jsonLine({ ...imported.view, troubled: imported.troubled }) : `${text}\n`);
            if (imported.troubled.length > 0) exit(1);
          }
        });
      } catch (error) {
        exit(usageStatus);
        if (!(error instanceof WindlassError)) terminal.error(`${printable(troubleOf(error))}\n`);
        else if (flags.json) terminal.out(jsonLine(refusalAsData(error)));
        else terminal.error(refusalAsText(error));
      }
    });
};
