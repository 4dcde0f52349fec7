import { newestKnownBuild } from "@windlass/planner";
import { type Architecture, WindlassError } from "@windlass/protocol";
import { type Command, InvalidArgumentError, Option } from "commander";
import { matchFolder } from "../drivers/match-folder.ts";
import { matchText } from "../drivers/match-text.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";
import { refuseWrongUsage, usageStatus } from "../usage.ts";
import { addDriversChange } from "./drivers-change.ts";
import { addDriversImport } from "./drivers-import.ts";

interface MatchFlags {
  readonly infFolder: string;
  readonly hardwareId: readonly string[];
  readonly compatibleId: readonly string[];
  readonly osBuild: number;
  readonly architecture: Architecture;
  readonly json: boolean;
}

const parseBuild = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("Expected a Windows build such as 26100.");
  return Number(text);
};

const addMatch = (drivers: Command, terminal: Terminal, exit: (status: number) => void): void => {
  drivers
    .command("match")
    .description("tell which driver of a folder Windows would choose for a part of a device, and why; needs no server")
    .requiredOption("--inf-folder <folder>", "folder with INF files, in it and below")
    .requiredOption(
      "--hardware-id <id...>",
      "hardware ids of the part, the most exact first, as Device Manager lists them",
    )
    .option("--compatible-id <id...>", "compatible ids of the part, in their order", [])
    .option("--os-build <build>", "Windows build that the device is to have", parseBuild, newestKnownBuild)
    .addOption(
      new Option("--architecture <architecture>", "of that Windows").choices(["x64", "arm64", "x86"]).default("x64"),
    )
    .option("--json", "print one JSON object", false)
    .action(async ({ infFolder, hardwareId, compatibleId, osBuild, architecture, json }: MatchFlags) => {
      try {
        const match = await matchFolder({
          folder: infFolder,
          hardwareIds: hardwareId,
          compatibleIds: compatibleId,
          system: { architecture, build: osBuild, productType: 1, suiteMask: 0, purpose: "windows" },
        });
        terminal.out(json ? jsonLine(match) : `${matchText(match).split("\n").map(printable).join("\n")}\n`);
        exit(0);
      } catch (error) {
        if (!(error instanceof WindlassError)) throw error;
        if (json) terminal.out(jsonLine(refusalAsData(error)));
        else terminal.error(refusalAsText(error));
        exit(usageStatus);
      }
    });
};

/** `windlass drivers …`: what drivers a device would get, and bringing drivers to a server. */
export const addDrivers = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const drivers = refuseWrongUsage(program.command("drivers")).description("work with drivers");
  addMatch(drivers, terminal, exit);
  addDriversImport(drivers, terminal, exit);
  addDriversChange(drivers, terminal, exit);
};
