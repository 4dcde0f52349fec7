import type { CommandProposal, InstallerKind } from "@windlass/protocol";
import type { Recognised } from "./recognised.ts";

interface Proposals {
  readonly silent: readonly CommandProposal[];
  readonly uninstall: readonly CommandProposal[];
}

const documented = (commandLine: string, note: string | null = null): CommandProposal => ({
  commandLine,
  certainty: "documented",
  note,
});
const usual = (commandLine: string, note: string | null = null): CommandProposal => ({
  commandLine,
  certainty: "usual",
  note,
});
const guess = (commandLine: string, note: string): CommandProposal => ({ commandLine, certainty: "guess", note });

const perUser = "It installs for the user who runs it. Run as SYSTEM it lands in the profile of SYSTEM.";

/**
 * Switches of the tools that make installers. Sources: Inno Setup help "Setup Command Line Parameters"; NSIS user manual
 * 3.2.1; WiX Burn `core.cpp`; Revenera "Setup.exe command-line parameters"; Squirrel `winmain.cpp`; winget-cli
 * `ManifestCommon.cpp` for what winget passes.
 */
const byKind: Readonly<Record<InstallerKind, Proposals>> = {
  inno: {
    silent: [
      documented(
        '"%INSTALLER%" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /SP- /RESTARTEXITCODE=3010',
        "Without /NORESTART it restarts the device unasked; without /RESTARTEXITCODE it says 0 where a restart is due.",
      ),
    ],
    uninstall: [
      documented(
        '"%ProgramFiles%\\<folder>\\unins000.exe" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART',
        "The folder is the author's; the Uninstall key is the AppId followed by _is1.",
      ),
    ],
  },
  nsis: {
    silent: [
      documented(
        '"%INSTALLER%" /S',
        "The letter must be a capital. /D=folder, where wanted, comes last, without quotes.",
      ),
    ],
    uninstall: [
      usual(
        '"%ProgramFiles%\\<folder>\\uninst.exe" /S _?=%ProgramFiles%\\<folder>',
        "Name and folder are the author's. _?= comes last, without quotes, and makes it wait until it is done.",
      ),
    ],
  },
  burn: {
    silent: [documented('"%INSTALLER%" /quiet /norestart')],
    uninstall: [documented('"%INSTALLER%" /uninstall /quiet /norestart')],
  },
  installshield: {
    silent: [
      usual('"%INSTALLER%" /s /v"/qn /norestart"', "For Basic MSI projects. No blank follows /v."),
      usual(
        '"%INSTALLER%" /s /f1"%PACKAGE%\\setup.iss"',
        "For InstallScript projects: record setup.iss with /r first.",
      ),
    ],
    uninstall: [usual('"%INSTALLER%" /s /x /v"/qn /norestart"', "For Basic MSI projects.")],
  },
  squirrel: {
    silent: [documented('"%INSTALLER%" --silent', perUser)],
    uninstall: [guess('"%LocalAppData%\\<name>\\Update.exe" --uninstall -s', "As the user who installed it.")],
  },
  velopack: {
    silent: [documented('"%INSTALLER%" --silent', perUser)],
    uninstall: [guess('"%LocalAppData%\\<name>\\Update.exe" --uninstall -s', "As the user who installed it.")],
  },
  "advanced-installer": {
    silent: [documented('"%INSTALLER%" /exenoui /quiet /norestart')],
    uninstall: [usual("msiexec /x {product code} /quiet /norestart", "Read the product code from the package inside.")],
  },
  installaware: {
    silent: [guess('"%INSTALLER%" /s', "An exit code of 0 does not prove success: detect what it installed.")],
    uninstall: [],
  },
  "7-zip-sfx": {
    silent: [
      documented('"%INSTALLER%" -y', "Only the unpacking is silent; the program inside needs switches of its own."),
    ],
    uninstall: [],
  },
  iexpress: {
    silent: [usual('"%INSTALLER%" /Q', "The program inside decides whether it stays silent; /C:command replaces it.")],
    uninstall: [],
  },
  "msi-in-exe": {
    silent: [
      guess('"%INSTALLER%" /quiet /norestart', "Better take the package out and install it with a step of kind MSI."),
    ],
    uninstall: [usual("msiexec /x {product code} /quiet /norestart", "Read the product code from the package inside.")],
  },
};

/** The usual ways to install without questions and to uninstall, surest first. */
export const proposalsFor = ({
  type,
  holdsMsi,
  starts,
}: Recognised): { silent: CommandProposal[]; uninstall: CommandProposal[] } => {
  const { silent, uninstall } = byKind[type];
  const noted = silent.map((proposal) =>
    starts === undefined ? proposal : { ...proposal, note: `${proposal.note ?? ""} It starts ${starts}.`.trim() },
  );
  // Only a project known to hold no package is played from a recording.
  if (type === "installshield" && holdsMsi === true) return { silent: noted.slice(0, 1), uninstall: [...uninstall] };
  if (type === "installshield" && holdsMsi === false) return { silent: noted.slice(1), uninstall: [] };
  return { silent: noted, uninstall: [...uninstall] };
};
