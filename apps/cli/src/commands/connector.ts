import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { connectorCreated, connectorView, enrolledConnector } from "@windlass/protocol";
import type { Command } from "commander";
import packageFile from "../../package.json" with { type: "json" };
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { ConnectorClient, requireTls } from "../connector/client.ts";
import { djoinOfWindows } from "../connector/djoin.ts";
import { defaultFolder, holdFolder, newSeed, readConnector, writeConnector } from "../connector/folder.ts";
import { runConnector } from "../connector/run.ts";
import { connectorsText } from "../connector/texts.ts";
import { attempt } from "../server/attempt.ts";
import { choose, everything, type ServerFlags, type ServerSession, withServer } from "../server/session.ts";
import { jsonLine, printable, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

interface Flags extends ServerFlags {
  readonly json: boolean;
}

const signIn = "Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).";

const aboutRun = `make computer accounts as the server wants them, until it is stopped

Runs djoin of Windows, once for each device that is let in, with this connector’s own domain. Needs somebody who may create
computers in the organisational units that builds name, elevated. Goes on after the server was away and after a restart.`;

const hostDefault = (): string => hostname().slice(0, 255) || "unknown";

interface EnrolFlags {
  readonly server: string;
  readonly code: string;
  readonly folder: string;
  readonly ca?: string;
}

const enrol = async ({ server, code, folder, ca }: EnrolFlags, terminal: Terminal): Promise<void> => {
  const known = await readConnector(folder);
  if (known?.enrolled)
    throw new WrongUsage(`${folder} belongs to the connector “${known.enrolled.name}”: give another --folder.`);
  const connector = {
    schemaVersion: 1 as const,
    server: requireTls(server).href,
    certificateAuthority: ca === undefined ? null : await readFile(ca, "utf8"),
    // Written before it is sent: an answer that is lost can be asked for again with the same key.
    seed: known?.seed ?? newSeed(),
    enrolled: null,
  };
  await writeConnector(folder, connector);
  const client = new ConnectorClient(connector);
  const request = { publicKey: client.publicKey, code, computer: hostDefault(), version: packageFile.version };
  const enrolled = await client.post(enrolledConnector, "enrolment", request, AbortSignal.timeout(60_000));
  await writeConnector(folder, { ...connector, enrolled });
  terminal.out(`This computer is the connector “${printable(enrolled.name)}” of ${printable(enrolled.domain)}.\n`);
};

interface RunFlags {
  readonly folder: string;
  readonly djoin?: string;
  readonly once: boolean;
}

const run = async ({ folder, djoin, once }: RunFlags, terminal: Terminal): Promise<void> => {
  const connector = await readConnector(folder);
  if (!connector?.enrolled)
    throw new WrongUsage(`There is no connector in ${folder}: run windlass connector enrol first.`);
  const program = djoin ?? djoinOfWindows(process.env);
  if (program === null)
    throw new WrongUsage("This is no Windows: --djoin needs the path of a program that acts as djoin.");
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  const release = await holdFolder(folder);
  try {
    const { domain } = connector.enrolled;
    const say = (line: string) => terminal.error(`${printable(line)}\n`);
    say(`The connector “${connector.enrolled.name}” makes computer accounts in ${domain}.`);
    const client = new ConnectorClient(connector);
    await runConnector({ client, folder, program, domain, once, signal: stopping.signal, say });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    await release();
  }
};

const readConnectors = ({ api, organisationId }: ServerSession) =>
  everything(api, connectorView, `/api/connectors?organisationId=${organisationId}`);

/** `windlass connector …`: what makes computer accounts in a domain, and who may. */
export const addConnector = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const group = refuseWrongUsage(program.command("connector")).description("make computer accounts in a domain");
  const here = (name: string, description: string): Command =>
    group
      .command(name)
      .description(description)
      .option("--folder <folder>", "where its key is kept", defaultFolder(process.env));
  const there = (name: string, description: string): Command =>
    group
      .command(name)
      .description(`${description}\n\n${signIn}`)
      .summary(description)
      .requiredOption("--server <url>", "address of a Windlass server")
      .option("--organisation <name>", "organisation on the server, by name or id")
      .option("--json", "print JSON", false);
  const within = (flags: Flags, work: (session: ServerSession) => Promise<void>) =>
    attempt({ terminal, json: flags.json, exit }, () => withServer(flags, process.env, work));

  here("enrol", "make this computer a connector, with the code that the console shows once")
    .requiredOption("--server <url>", "address of the Windlass server, with https")
    .requiredOption("--code <code>", "the one-time code")
    .option("--ca <file>", "certificate (PEM) of the only authority to believe; else those that Node knows")
    .action((flags: EnrolFlags) => attempt({ terminal, json: false, exit }, () => enrol(flags, terminal)));

  here("run", aboutRun)
    .summary("make computer accounts as the server wants them")
    .option("--djoin <path>", "djoin, where it is not that of Windows")
    .option("--once", "ask once, make what is wanted, and end", false)
    .action((flags: RunFlags) => attempt({ terminal, json: false, exit }, () => run(flags, terminal)));

  there("list", "list the connectors of an organisation").action((flags: Flags) =>
    within(flags, async (session) => {
      const connectors = await readConnectors(session);
      terminal.out(flags.json ? jsonLine(connectors) : connectorsText(connectors));
    }),
  );

  there("create", "make a connector; prints the one-time code that enrols it")
    .argument("<name>")
    .requiredOption("--domain <domain>", "full name of the domain, such as corp.example.com")
    .action((name: string, flags: Flags & { readonly domain: string }) =>
      within(flags, async ({ api, organisationId, url }) => {
        const definition = { name, domain: flags.domain };
        const made = await api.request(connectorCreated, "POST", "/api/connectors", { organisationId, definition });
        if (flags.json) return terminal.out(jsonLine(made));
        const command = `windlass connector enrol --server ${url} --code ${made.code}`;
        terminal.out(`On a computer of ${printable(flags.domain)}, within a day, once:\n${command}\n`);
      }),
    );

  there("revoke", "end a connector for good")
    .argument("<connector>", "its name or id")
    .action((wanted: string, flags: Flags) =>
      within(flags, async (session) => {
        const working = (await readConnectors(session)).filter(({ state }) => state !== "revoked");
        const { id } = choose("The connector", working, wanted);
        const view = await session.api.request(connectorView, "POST", `/api/connectors/${id}/revocation`);
        terminal.out(flags.json ? jsonLine(view) : `Revoked ${printable(view.name)}\n`);
      }),
    );
};
