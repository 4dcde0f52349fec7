import { type SecretView, secretKind, secretView } from "@windlass/protocol";
import { type Command, Option } from "commander";
import { z } from "zod";
import { readValue, type ValueFlags } from "../secrets/read-value.ts";
import { secretsText } from "../secrets/texts.ts";
import { attempt } from "../server/attempt.ts";
import { type OwnerFlags, type OwnerSession, withOwner } from "../server/owner.ts";
import { choose, everything } from "../server/session.ts";
import { jsonLine, printable, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

interface Flags extends OwnerFlags {
  readonly json: boolean;
}

interface CreateFlags extends Flags, ValueFlags {
  readonly kind: SecretView["kind"];
  readonly description: string;
  readonly expires?: string;
}

interface ReplaceFlags extends Flags, ValueFlags {
  readonly expires?: string;
}

const about = `Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).`;

const aboutValues = `The value comes from standard input, or is asked for on a terminal without being shown; it is never an argument.
${about}`;

const readSecrets = async ({ api, ownerId }: OwnerSession): Promise<SecretView[]> => {
  const scope = ownerId === null ? "" : `organisationId=${ownerId}&`;
  const all = await everything(api, secretView, `/api/secrets?${scope}limit=200`);
  return all.filter(({ organisationId }) => organisationId === null || organisationId === ownerId);
};

/** One that the owner has, by its name or id. @throws WrongUsage naming those there are */
const ownSecret = async (session: OwnerSession, wanted: string): Promise<SecretView> => {
  const own = (await readSecrets(session)).filter(({ organisationId }) => organisationId === session.ownerId);
  const named = own.map((view) => ({ id: view.id, name: view.definition.name, view }));
  return choose("The secret", named, wanted).view;
};

/** `windlass secrets …`: secrets of a server, whose values only go in. */
export const addSecrets = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const secrets = refuseWrongUsage(program.command("secrets")).description("work with secrets of a server");
  const add = (name: string, description: string): Command =>
    secrets
      .command(name)
      .description(description)
      .requiredOption("--server <url>", "address of a Windlass server")
      .option("--organisation <name>", "organisation on the server, by name or id")
      .option("--shared", "belongs to all organisations, not to one", false)
      .option("--json", "print JSON", false);
  const withValue = (command: Command): Command =>
    command
      .option("--user-name <name>", "user name, for the kind user-name-password")
      .option(
        "--file <file>",
        "file of a certificate (its password comes from standard input), a Wi-Fi profile or a text",
      )
      .option("--expires <day>", "last day on which it works, such as 2027-06-30");
  const within = (flags: Flags, work: (session: OwnerSession) => Promise<void>) =>
    attempt({ terminal, json: flags.json, exit }, () => withOwner(flags, process.env, work));
  const tell = (flags: Flags, view: SecretView, word: string) =>
    terminal.out(flags.json ? jsonLine(view) : `${word} ${printable(view.definition.name)} (${view.id})\n`);

  add("list", `list secrets, never their values, and what names them\n\n${about}`)
    .summary("list secrets and what names them")
    .action((flags: Flags) =>
      within(flags, async (session) => {
        const views = await readSecrets(session);
        terminal.out(flags.json ? jsonLine(views) : secretsText(views, new Date()));
      }),
    );

  withValue(add("create", `make a secret\n\n${aboutValues}`))
    .summary("make a secret")
    .argument("<name>")
    .addOption(new Option("--kind <kind>", "what it is").choices(secretKind.options).makeOptionMandatory())
    .option("--description <text>", "what it is for", "")
    .action((name: string, flags: CreateFlags) =>
      within(flags, async ({ api, ownerId }) => {
        const { description, expires = null } = flags;
        const value = await readValue(flags.kind, flags);
        const definition = { name, description, expiresOn: expires };
        const made = await api.request(secretView, "POST", "/api/secrets", {
          organisationId: ownerId,
          definition,
          value,
        });
        tell(flags, made, "Made");
      }),
    );

  withValue(add("replace", `give a secret another value of its kind, for everything that names it\n\n${aboutValues}`))
    .summary("give a secret another value")
    .argument("<secret>", "its name or id")
    .action((wanted: string, flags: ReplaceFlags) =>
      within(flags, async (session) => {
        const { id, kind, facts } = await ownSecret(session, wanted);
        // The user name stays unless another one is given.
        const value = await readValue(kind, {
          ...(facts.userName !== undefined && { userName: facts.userName }),
          ...flags,
        });
        const body = { value, ...(flags.expires !== undefined && { expiresOn: flags.expires }) };
        tell(flags, await session.api.request(secretView, "PUT", `/api/secrets/${id}/value`, body), "Replaced");
      }),
    );

  add("delete", `delete secrets: all of them, or none where something names one\n\n${about}`)
    .summary("delete secrets that nothing names")
    .argument("<secret...>", "names or ids")
    .action((wanted: string[], flags: Flags) =>
      within(flags, async (session) => {
        const ids: string[] = [];
        for (const one of wanted) ids.push((await ownSecret(session, one)).id);
        await session.api.request(z.null(), "POST", "/api/secrets/deletions", { ids });
        terminal.out(flags.json ? jsonLine({ deleted: ids }) : `Deleted ${ids.length}\n`);
      }),
    );
};
