import { softwareProductView, WindlassError } from "@windlass/protocol";
import type { Command } from "commander";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { everything, type ServerFlags, type ServerSession, withServer } from "../server/session.ts";
import { fileOfPackage } from "../software/definition-file.ts";
import { importPackage, readKnown } from "../software/import-package.ts";
import { packageText, productsText } from "../software/texts.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";
import { refuseWrongUsage, usageStatus } from "../usage.ts";

interface Flags extends ServerFlags {
  readonly json: boolean;
  readonly files?: string;
}

const description = `software of a server: products, and packages as their versions

Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).`;

const findPackage = async (session: ServerSession, name: string, version: string) => {
  const known = await readKnown(session);
  const found = known.packages.find((one) => one.name.toLowerCase() === name.toLowerCase() && one.version === version);
  if (found) return { known, found };
  const versions = known.packages.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  throw new WrongUsage(
    versions.length === 0
      ? `There is no software called “${name}”.`
      : `${name} has no version ${version}, only ${versions.map((one) => one.version).join(", ")}.`,
  );
};

/** `windlass software …`: products and packages of a running server. */
export const addSoftware = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const software = refuseWrongUsage(program.command("software"))
    .description(description)
    .summary("work with the software of a server");

  const add = (
    usage: string,
    about: string,
    work: (session: ServerSession, flags: Flags, words: readonly string[]) => Promise<void>,
  ): Command => {
    const command = software
      .command(usage)
      .description(about)
      .requiredOption("--server <url>", "address of a Windlass server")
      .option("--organisation <name>", "organisation on the server, by name or id")
      .option("--json", "print JSON", false);
    return command.action(async () => {
      const flags = command.opts<Flags>();
      try {
        await withServer(flags, process.env, (session) => work(session, flags, command.args));
      } catch (error) {
        exit(usageStatus);
        if (error instanceof WindlassError)
          terminal[flags.json ? "out" : "error"](flags.json ? jsonLine(refusalAsData(error)) : refusalAsText(error));
        else terminal.error(`${printable(error instanceof Error ? error.message : String(error))}\n`);
      }
    });
  };

  add("list", "products with their versions, and the builds that list them", async (session, { json }) => {
    const path = `/api/software-products?organisationId=${session.organisationId}`;
    const products = await everything(session.api, softwareProductView, path);
    terminal.out(json ? jsonLine(products) : productsText(products));
  });
  add(
    "show <name> <version>",
    "one package: its steps and files",
    async (session, { json }, [name = "", version = ""]) => {
      const { found } = await findPackage(session, name, version);
      terminal.out(json ? jsonLine(found) : packageText(found));
    },
  );
  add(
    "export <name> <version>",
    "print a package's definition, to be kept or imported elsewhere; files and values of secrets are not in it",
    async (session, _flags, [name = "", version = ""]) => {
      const { found, known } = await findPackage(session, name, version);
      terminal.out(`${JSON.stringify(fileOfPackage(found, known.names), null, 2)}\n`);
    },
  );
  add(
    "import <definition>",
    "make a package of a definition, or bring the one of the same name and version to it",
    async (session, { json, files }, [definition = ""]) => {
      const isTerminal = process.stderr.isTTY === true;
      const options = { environment: process.env, terminal, isTerminal };
      const imported = await importPackage(session, { definition, files }, options);
      terminal.out(json ? jsonLine(imported) : packageText(imported));
    },
  ).option("--files <folder>", "folder whose files become the package's; without it they stay as they are");
};
