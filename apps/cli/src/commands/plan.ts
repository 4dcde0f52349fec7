import type { PlanPreviewRequest } from "@windlass/protocol";
import { type Command, InvalidArgumentError } from "commander";
import { askForPlan, type PlanFlags } from "../plan/ask.ts";
import { previewText } from "../plan/text.ts";
import { attempt } from "../server/attempt.ts";
import { type ServerFlags, withServer } from "../server/session.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

interface Flags extends ServerFlags, PlanFlags {
  readonly json: boolean;
}

const parsePublication = (text: string): PlanPreviewRequest["publication"] => {
  if (text === "current" || text === "draft") return text;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Expected current, draft, or a number.");
  return Number(text);
};

const parseDisk = (text: string): number => {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError("Expected the number of a disk.");
  return Number(text);
};

const description = `show the whole plan that a build comes to on a device: each step with its reason, what is passed over,
what is fetched, how long it takes, and what differs from the device's last deployment. Nothing is changed.

Ends with status 1 where the device would be refused.
Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).`;

/** `windlass plan`: the preview of the console, on the command line. */
export const addPlan = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  refuseWrongUsage(program.command("plan"))
    .description(description)
    .summary("show what a build comes to on a device")
    .requiredOption("--server <url>", "address of a Windlass server")
    .option("--organisation <name>", "organisation on the server, by name or id")
    .requiredOption("--build <name>", "build of the organisation, by name or id")
    .option("--device <serial>", "device that is known, by its serial number")
    .option("--inventory <file>", "JSON file with the inventory of a device")
    .option(
      "--publication <which>",
      "current, draft (what publishing now would make), or a number",
      parsePublication,
      "current",
    )
    .option("--disk <number>", "disk that a technician would choose", parseDisk)
    .option("--with <package...>", "optional packages that a technician would choose, by name or id")
    .option("--without <package...>", "optional packages that a technician would leave out")
    .option("--json", "print one JSON object", false)
    .action((flags: Flags) =>
      attempt({ terminal, json: flags.json, exit }, () =>
        withServer(flags, process.env, async (session) => {
          const { preview, device } = await askForPlan(session, flags);
          terminal.out(flags.json ? jsonLine(preview) : previewText(preview, device));
          if (preview.outcome.kind === "refused") exit(1);
        }),
      ),
    );
};
