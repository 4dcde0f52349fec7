import { WindlassError } from "@windlass/protocol";
import { type Command, Option } from "commander";
import type { CheckFlags } from "../autopilot/flags.ts";
import { printReport } from "../autopilot/print-report.ts";
import type { ToldReport } from "../autopilot/told-report.ts";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";
import { refuseWrongUsage, statusOfFailure, usageStatus } from "../usage.ts";

const failedStatus = 1;

/** Nobody answered: no verdict on the tenant. */
const notReached = new Set(["unreachable", "transient"]);

const statusOf = ({ rows, outcome }: ToldReport): number => {
  if (rows.some(({ id, reason }) => id === "token" && notReached.has(reason ?? ""))) return usageStatus;
  return outcome === "failed" ? failedStatus : 0;
};

const troubleOf = (error: Error): string =>
  error.cause instanceof Error && error.cause.message ? `${error.message}: ${error.cause.message}` : error.message;

const description = `check everything Windows Autopilot needs of a Microsoft tenant

Through a server: --server URL, signing in with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).
Stand-alone: --tenant ID --client ID and the app's credential: WINDLASS_CLIENT_SECRET in the environment,
--certificate FILE --key FILE, or --token-file FILE.

Ends with 0 when nothing failed, 1 when a row failed, 2 when called wrongly or nobody could be reached.`;

/** Loaded only where it is needed: Microsoft's client library would slow every other command down. */
const checkTenant = async (flags: CheckFlags): Promise<ToldReport> => {
  if (flags.server !== undefined) {
    const { checkThroughServer } = await import("../autopilot/through-server.ts");
    return checkThroughServer(flags, process.env);
  }
  const { checkStandAlone } = await import("../autopilot/stand-alone.ts");
  return checkStandAlone(flags, process.env);
};

/** `windlass autopilot check`: the readiness report, through a server or with a credential of one's own. */
export const addAutopilot = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const autopilot = refuseWrongUsage(program.command("autopilot")).description("work with Windows Autopilot");
  autopilot
    .command("check")
    .description(description)
    .summary("check everything Windows Autopilot needs of a Microsoft tenant")
    .option("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .option("--build <name>", "one build of it, by name or id; otherwise all that register devices")
    .option("--tenant <id>", "directory (tenant) id")
    .option("--client <id>", "application (client) id")
    .option("--certificate <file>", "the app's certificate, PEM")
    .option("--key <file>", "its private key, PEM")
    .option("--token-file <file>", "file with another issuer's token that the app trusts")
    .option("--expires <day>", "last day of the client secret, YYYY-MM-DD, where the app may not read it")
    .addOption(
      new Option("--cloud <cloud>", "Microsoft's cloud").choices(["global", "usgov", "dod", "china"]).default("global"),
    )
    .option("--authority <url>", "other token service, for a lab")
    .option("--graph <url>", "other Microsoft Graph, for a lab")
    .option("--group <id>", "object id of the dynamic device group")
    .option("--tag <tag>", "group tag of the devices")
    .addOption(
      new Option("--intended-mode <mode>", "how devices are meant to be set up").choices([
        "user-driven",
        "self-deploying",
        "pre-provisioned",
        "hybrid-user-driven",
      ]),
    )
    .option("--name-template <template>", "how devices are meant to be named")
    .option("--json", "print the report as one JSON object", false)
    .action(async (flags: CheckFlags) => {
      try {
        const report = await checkTenant(flags);
        terminal.out(flags.json ? jsonLine(report) : printReport(report, process.stdout.columns ?? 100));
        exit(statusOf(report));
      } catch (error) {
        exit(statusOfFailure(error));
        if (error instanceof WindlassError) {
          if (flags.json) terminal.out(jsonLine(refusalAsData(error)));
          else terminal.error(refusalAsText(error));
        } else if (error instanceof WrongUsage || flags.server !== undefined) {
          terminal.error(`${printable(error instanceof Error ? troubleOf(error) : String(error))}\n`);
        } else throw error;
      }
    });
};
