import { WindlassError } from "@windlass/protocol";
import type { Command } from "commander";
import { inspectAutopilotFile } from "../inspect/autopilot-file.ts";
import { inspectDisc } from "../inspect/disc.ts";
import { inspectImage } from "../inspect/image.ts";
import { inspectInf } from "../inspect/inf.ts";
import { inspectInstaller } from "../inspect/installer.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";

/** Exit status for a file that is refused; 1 is for wrong usage. */
const refusedStatus = 2;

/** `windlass inspect FILE [--json]`: tells what a file is, by its contents and without a server. */
export const addInspect = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  program
    .command("inspect")
    .description(
      "tell what a file is: ISO, WIM, ESD, SWM, driver INF, MSI, CAB, installer, SMBIOS dump, hardware hash, OA3 XML, Autopilot CSV",
    )
    .argument("<file>", "the file to look into")
    .option("--json", "print one JSON object")
    .action(async (path: string, { json = false }: { json?: boolean }) => {
      try {
        const { data, text } =
          (await inspectInf(path)) ??
          (await inspectAutopilotFile(path)) ??
          (await inspectDisc(path)) ??
          (await inspectInstaller(path)) ??
          (await inspectImage(path));
        terminal.out(json ? jsonLine(data) : `${text.split("\n").map(printable).join("\n")}\n`);
      } catch (error) {
        if (!(error instanceof WindlassError)) throw error;
        if (json) terminal.out(jsonLine(refusalAsData(error)));
        else terminal.error(refusalAsText(error));
        exit(refusedStatus);
      }
    });
};
