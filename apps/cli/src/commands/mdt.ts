import type { Command } from "commander";
import { attempt } from "../server/attempt.ts";
import type { ServerFlags } from "../server/session.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

const reportDescription = `tell what of a deployment share would be carried over, and what not

Reads a share of Microsoft's Deployment Toolkit, or a copy of it, and names everything in it once: what it becomes here, with
which difference, or why it stays behind and what to do instead. Nothing is changed, no server is needed, and no password
is read out. Ends with 0, and with 2 when the folder is no deployment share.`;

const importDescription = `bring a deployment share to a server: software packages, drivers, operating systems, builds

Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal). What was brought before is known by
the note of its origin and left as it is now, so that a broken or repeated import goes on where it stopped. Builds come last.

Ends with 0 when everything was brought, 1 when something was refused, 2 when nothing could be done.`;

interface ReportFlags {
  readonly json: boolean;
}

interface ImportFlags extends ServerFlags, ReportFlags {
  readonly dryRun: boolean;
  readonly joinAccount?: string;
  readonly administratorPassword?: string;
}

/** `windlass mdt …`: deployment shares of Microsoft's Deployment Toolkit. */
export const addMdt = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const mdt = refuseWrongUsage(program.command("mdt")).description("come from Microsoft's Deployment Toolkit (MDT)");

  mdt
    .command("report")
    .description(reportDescription)
    .summary("tell what of a deployment share would be carried over")
    .argument("<share>", "folder of the share")
    .option("--json", "print the report as one JSON object", false)
    .action((share: string, { json }: ReportFlags) =>
      attempt({ terminal, json, exit }, async () => {
        const { readMigration } = await import("../mdt/read-migration.ts");
        const { reportText } = await import("../mdt/report-text.ts");
        const { report } = (await readMigration(share)).migration;
        terminal.out(json ? jsonLine(report) : reportText(report));
      }),
    );

  mdt
    .command("import")
    .description(importDescription)
    .summary("bring a deployment share to a server")
    .argument("<share>", "folder of the share")
    .requiredOption("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .option("--join-account <secret>", "name of the secret with the account that joins computers to the domain")
    .option("--administrator-password <secret>", "name of the secret with the password of the built-in Administrator")
    .option("--dry-run", "only tell what would be made", false)
    .option("--json", "print what became of everything as one JSON object", false)
    .action((share: string, flags: ImportFlags) =>
      attempt({ terminal, json: flags.json, exit }, async () => {
        const { importShare } = await import("../mdt/import-share.ts");
        const { importedText } = await import("../mdt/import-text.ts");
        const { withServer } = await import("../server/session.ts");
        const { readMigration } = await import("../mdt/read-migration.ts");
        const read = await readMigration(share);
        read.requireWhole();
        await withServer(flags, process.env, async (session) => {
          const isTerminal = process.stderr.isTTY === true;
          const { dryRun, joinAccount, administratorPassword } = flags;
          const options = {
            root: share,
            dryRun,
            joinAccount,
            administratorPassword,
            environment: process.env,
            terminal,
            isTerminal,
          };
          const imported = await importShare(session, read.migration, options);
          terminal.out(flags.json ? jsonLine(imported) : importedText(imported, flags.dryRun));
          if (imported.outcomes.some(({ outcome }) => outcome === "refused")) exit(1);
        });
      }),
    );
};
