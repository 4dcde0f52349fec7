import { readFile } from "node:fs/promises";
import type { DefinitionKind } from "@windlass/protocol";
import type { Command } from "commander";
import { importText, listText } from "../definitions/texts.ts";
import { exportDefinitions, importDefinitions, readDefinitions, readDefinitionsFile } from "../definitions/transfer.ts";
import { attempt } from "../server/attempt.ts";
import { type OwnerFlags, withOwner } from "../server/owner.ts";
import { readStandardInput } from "../standard-input.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

interface Flags extends OwnerFlags {
  readonly json: boolean;
}

interface ImportFlags extends Flags {
  readonly dryRun: boolean;
}

type AddCommand = (program: Command, terminal: Terminal, exit: (status: number) => void) => void;

const signIn = "Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).";

const importDescription = `bring the definitions of an exported file to a server

What is not there by its name is made, what differs is changed, nothing is deleted: given again, it changes nothing. What a
definition refers to (a model's vendor, an account's password) is found by its name. "-" reads standard input.
${signIn}`;

/** `windlass vendors …`, `windlass models …`, and so on: definitions of one kind. */
const definitionsCommand =
  (name: string, kind: DefinitionKind, plural: string): AddCommand =>
  (program, terminal, exit) => {
    const group = refuseWrongUsage(program.command(name)).description(`work with ${plural} of a server`);
    const add = (action: string, about: string): Command =>
      group
        .command(action)
        .description(about)
        .requiredOption("--server <url>", "address of a Windlass server")
        .option("--organisation <name>", "organisation on the server, by name or id")
        .option("--shared", "what all organisations share, not what one has", false);

    add("list", `list ${plural} that an organisation has or shares\n\n${signIn}`)
      .summary(`list ${plural}`)
      .option("--json", "print JSON", false)
      .action((flags: Flags) =>
        attempt({ terminal, json: flags.json, exit }, () =>
          withOwner(flags, process.env, async (session) => {
            const views = await readDefinitions(session, kind);
            terminal.out(flags.json ? jsonLine(views) : listText(views));
          }),
        ),
      );

    add("export", `print ${plural} of an organisation, or those that all share, as JSON for import\n\n${signIn}`)
      .summary(`print ${plural} as JSON`)
      .action((flags: OwnerFlags) =>
        attempt({ terminal, json: false, exit }, () =>
          withOwner(flags, process.env, async (session) => {
            terminal.out(`${JSON.stringify(await exportDefinitions(session, kind), null, 2)}\n`);
          }),
        ),
      );

    add("import", importDescription)
      .summary(`bring exported ${plural} to a server`)
      .argument("<file>", "what export printed")
      .option("--dry-run", "only tell what would become of each", false)
      .option("--json", "print what became of each as one JSON object", false)
      .action((file: string, flags: ImportFlags) =>
        attempt({ terminal, json: flags.json, exit }, async () => {
          const text = file === "-" ? await readStandardInput() : await readFile(file, "utf8");
          const definitions = readDefinitionsFile(kind, text);
          await withOwner(flags, process.env, async (session) => {
            const outcomes = await importDefinitions(session, definitions, flags.dryRun);
            terminal.out(flags.json ? jsonLine({ outcomes }) : importText(outcomes, flags.dryRun));
          });
        }),
      );
  };

export const addVendors = definitionsCommand("vendors", "vendor", "vendors");
export const addModels = definitionsCommand("models", "device-model", "device models");
export const addLocations = definitionsCommand("locations", "location", "locations");
export const addDiskTemplates = definitionsCommand("disk-templates", "disk-template", "disk partition templates");
export const addSecurityModels = definitionsCommand("security-models", "security-model", "local security models");
