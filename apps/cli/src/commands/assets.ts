import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { assetImportReport, assetView } from "@windlass/protocol";
import type { Command } from "commander";
import { importText, listText } from "../assets/texts.ts";
import { attempt } from "../server/attempt.ts";
import { everything, type ServerFlags, withServer } from "../server/session.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

interface Flags extends ServerFlags {
  readonly json: boolean;
}

const signIn = "Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).";

const importing = `take a CSV file into the asset list

Its first line names the columns: serial number, MAC address or UUID, and computer name or asset tag. What is new is added,
what differs is changed, empty cells leave what is there, nothing is deleted: given again, it changes nothing.
${signIn}

Ends with 0 when all rows were fine, 2 when some were refused; the others are taken over all the same.`;

/** `windlass assets`: the list by which devices are named in advance. */
export const addAssets = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const group = refuseWrongUsage(program.command("assets")).description("work with the asset list of a server");
  const add = (action: string, about: string): Command =>
    group
      .command(action)
      .description(about)
      .requiredOption("--server <url>", "address of a Windlass server")
      .option("--organisation <name>", "organisation on the server, by name or id");

  add("list", `list the asset list of an organisation\n\n${signIn}`)
    .summary("list the asset list")
    .option("--search <text>", "only rows with this in a name, number or address")
    .option("--json", "print JSON", false)
    .action((flags: Flags & { readonly search?: string }) =>
      attempt({ terminal, json: flags.json, exit }, () =>
        withServer(flags, process.env, async ({ api, organisationId }) => {
          const query = new URLSearchParams({ organisationId, ...(flags.search && { search: flags.search }) });
          const assets = await everything(api, assetView, `/api/assets?${query}`);
          terminal.out(flags.json ? jsonLine(assets) : listText(assets));
        }),
      ),
    );

  add("export", `print the asset list of an organisation as CSV for import\n\n${signIn}`)
    .summary("print the asset list as CSV")
    .action((flags: ServerFlags) =>
      attempt({ terminal, json: false, exit }, () =>
        withServer(flags, process.env, async ({ api, organisationId }) => {
          const answer = await api.send("GET", `/api/asset-export?${new URLSearchParams({ organisationId })}`, {});
          terminal.out(await answer.text());
        }),
      ),
    );

  add("import", importing)
    .summary("take a CSV file into the asset list")
    .argument("<file>", "the CSV file")
    .option("--dry-run", "only tell what would become of each row", false)
    .option("--json", "print the report as one JSON object", false)
    .action((file: string, flags: Flags & { readonly dryRun: boolean }) =>
      attempt({ terminal, json: flags.json, exit }, async () => {
        const body = await readFile(file);
        await withServer(flags, process.env, async ({ api, organisationId }) => {
          const query = new URLSearchParams({ organisationId, fileName: basename(file) });
          const headers = { "content-type": "application/octet-stream" };
          const what = flags.dryRun ? "preview" : "import";
          const answer = await api.send("POST", `/api/assets/${what}?${query}`, { headers, body });
          const report = assetImportReport.parse(await answer.json());
          terminal.out(flags.json ? jsonLine(report) : importText(report, flags.dryRun));
          if (report.counts.refused > 0) exit(2);
        });
      }),
    );
};
