import { type Command, Option } from "commander";
import { requireOneWay } from "../confirm.ts";
import { type ChangeFlags, changeOf, leftToInf } from "../drivers/change-flags.ts";
import { changeMany, changing, deleting, type ManyFlags } from "../drivers/change-many.ts";
import { type ReplacePackFlags, replacePack } from "../drivers/replace-pack.ts";
import { type SelectionFlags, withDrivers } from "../drivers/selection.ts";
import { attempt } from "../server/attempt.ts";
import { type ServerFlags, withServer } from "../server/session.ts";
import type { Terminal } from "../terminal.ts";

interface DeleteFlags extends SelectionFlags, ManyFlags {}

const about = `First tells what it would do and which drivers stay as they are, then asks; without a terminal it needs --yes.
Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).

Ends with 0 when it was done or nothing was to do, 2 when something was refused: all of it is done, or nothing.`;

const choosing = `Drivers are named by their ids, or as the list of drivers finds them, for an organisation with what all
share: --search TEXT, --matching class=Net architecture=x64 provider=Intel kind=base active=no availableToWindowsPe=yes
packId=ID missingFiles=yes. Should the search find another number by the time it is confirmed, nothing is done.`;

const asking = (command: Command): Command =>
  command
    .requiredOption("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .option("--yes", "do it without asking", false)
    .option("--dry-run", "only tell what it would do", false)
    .option("--json", "print one JSON object", false);

const selecting = (command: Command): Command =>
  asking(command)
    .argument("[id...]", "ids of drivers")
    .option("--search <text>", "all with these words in description, maker, file name or hardware ids")
    .option("--matching <word=value...>", "all that are so, in the words of the list");

const yesOrNo = (flags: string, words: string): Option => new Option(flags, words).choices(["yes", "no"]);

/** `windlass drivers change`, `delete` and `replace-pack`: what is there of drivers, many at once. */
export const addDriversChange = (drivers: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const within = (flags: ManyFlags, work: () => Promise<void>) =>
    attempt({ terminal, json: flags.json, exit }, async () => {
      requireOneWay(flags);
      await work();
    });

  selecting(drivers.command("change"))
    .description(`change the same of many drivers\n\n${choosing}\n${about}`)
    .summary("change the same of many drivers")
    .addOption(yesOrNo("--active <yes|no>", "whether deployments are offered them"))
    .addOption(yesOrNo("--windows-pe <yes|no>", "whether Windows PE is offered them"))
    .option("--filter <file>", "which devices they are for, in place of what each says: JSON as the API takes it")
    .option("--fill-filter <file>", "the same for those without a filter only")
    .option("--no-filter", "they are for every device that they fit")
    .addOption(
      new Option("--architectures <architecture...>", `only for these; ${leftToInf}: as each INF says`).choices([
        "x64",
        "arm64",
        "x86",
        leftToInf,
      ]),
    )
    .option("--minimum-build <build>", `oldest Windows build, such as 22621; ${leftToInf}: as each INF says`)
    .option("--other-data <name=value...>", "entries of other data to set")
    .option("--remove-other-data <name...>", "entries of other data to remove")
    .action((ids: string[], flags: DeleteFlags & ChangeFlags) =>
      within(flags, async () => {
        const change = await changeOf(flags);
        await withDrivers(ids, flags, (api, chosen) => changeMany(api, chosen, changing(change), flags, terminal));
      }),
    );

  selecting(drivers.command("delete"))
    .description(`delete many drivers\n\nPublications that hold them keep them. ${choosing}\n${about}`)
    .summary("delete many drivers")
    .action((ids: string[], flags: DeleteFlags) =>
      within(flags, () => withDrivers(ids, flags, (api, chosen) => changeMany(api, chosen, deleting, flags, terminal))),
    );

  asking(drivers.command("replace-pack"))
    .description(
      `use a newer pack in the place of an older one

What people said of the older pack and its drivers goes over wherever nobody said anything of the newer one.
${about}`,
    )
    .summary("use a newer pack in the place of an older one")
    .argument("<old>", "the pack to replace, by name or id")
    .argument("<new>", "the pack that takes its place, by name or id")
    .addOption(
      new Option("--afterwards <what>", "what becomes of the replaced pack")
        .choices(["deactivate", "delete"])
        .default("deactivate"),
    )
    .option("--no-carry", "take nothing over of what people said")
    .action((older: string, newer: string, flags: ServerFlags & ReplacePackFlags) =>
      within(flags, () =>
        withServer(flags, process.env, (session) => replacePack(session, [older, newer], flags, terminal)),
      ),
    );
};
