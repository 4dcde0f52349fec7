import type { ProgramStep } from "@windlass/protocol";
import { type ArchitectureView, type DeviceVariables, devicePath } from "./device-paths.ts";
import { msiScript, openProperties } from "./msi-with-secrets.ts";
import { msiValue, quoteArgument } from "./quoting.ts";
import { wingetLine } from "./winget-line.ts";

/** Where a step runs on the device. */
export interface CommandSurroundings {
  /** Folder of the package's files, with backslashes, without one at the end. */
  readonly folder: string;
  /** Where Windows Installer writes its log; its folder exists. */
  readonly logFile: string;
  /** What the variables at the beginning of paths are; those that are missing stay as they are written. */
  readonly variables: DeviceVariables;
}

/** How a step's program is started. */
export interface ProgramStart {
  /** Whole, as Windows takes it: nothing in it is filled in any more, and no secret is in it. */
  readonly commandLine: string;
  /**
   * A script that is no file of the package, to be written into the folder as UTF-8 with a byte order mark, without which
   * Windows PowerShell 5.1 reads it in the code page of the device (about_Character_Encoding).
   */
  readonly script: { readonly name: string; readonly text: string } | null;
}

type Step<Kind extends ProgramStep["kind"]> = Extract<ProgramStep, { kind: Kind }>;
type Seen = { readonly architectureView: ArchitectureView };

const scriptName = "windlass-step.ps1";

const inFolder = ({ folder }: CommandSurroundings, path: string): string => `${folder}\\${path.replaceAll("/", "\\")}`;

const onDevice = (path: string, { architectureView }: Seen, { variables }: CommandSurroundings): string =>
  devicePath(path, architectureView, variables);

const inPackage = (path: string): boolean => !/^(?:[A-Za-z]:\\|\\\\|%)/.test(path);

interface ScriptStart extends Seen, Pick<Step<"powershell">, "edition" | "executionPolicy"> {
  readonly parameters: readonly string[];
}

const powershellLine = (step: ScriptStart, file: string, surroundings: CommandSurroundings): string => {
  const program =
    step.edition === "7"
      ? "%ProgramFiles%\\PowerShell\\7\\pwsh.exe"
      : "%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
  // Everything behind -File belongs to the script, so it comes last; only -File keeps the script's own exit code, which
  // -Command makes 1 (about_PowerShell_exe).
  const options = ["-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", step.executionPolicy, "-File"];
  return [onDevice(program, step, surroundings), ...options, file, ...step.parameters].map(quoteArgument).join(" ");
};

const powershell = (step: Step<"powershell">, surroundings: CommandSurroundings): ProgramStart => ({
  commandLine: powershellLine(step, inFolder(surroundings, step.file ?? scriptName), surroundings),
  script: step.file === null ? { name: scriptName, text: step.script } : null,
});

const execute = (step: Step<"execute">, surroundings: CommandSurroundings): string => {
  const isFile = inPackage(step.program) && step.program.includes(".");
  const program = isFile ? inFolder(surroundings, step.program) : onDevice(step.program, step, surroundings);
  return [...[program, ...step.arguments].map(quoteArgument), ...(step.rawArguments ? [step.rawArguments] : [])].join(
    " ",
  );
};

const msi = (step: Step<"msi">, surroundings: CommandSurroundings): ProgramStart => {
  const own = (path: string) => (path.startsWith(":") ? path : inFolder(surroundings, path));
  const file =
    step.file !== null ? own(step.file) : step.path === null ? null : onDevice(step.path, step, surroundings);
  const properties = [
    ...(step.transforms.length > 0 ? [`TRANSFORMS=${msiValue(step.transforms.map(own).join(";"))}`] : []),
    ...(step.patches.length > 0 ? [`PATCH=${msiValue(step.patches.map(own).join(";"))}`] : []),
    ...openProperties(step),
  ];
  if (step.properties.some((property) => "secretId" in property)) {
    const script = { name: "windlass-msi.ps1", text: msiScript(step, { file, line: properties.join(" ") }) };
    const started = { ...step, edition: "5.1", executionPolicy: "Bypass", parameters: [] } as const;
    return { commandLine: powershellLine(started, inFolder(surroundings, script.name), surroundings), script };
  }
  const commandLine = [
    onDevice("%SystemRoot%\\System32\\msiexec.exe", step, surroundings),
    step.action === "install" ? "/i" : "/x",
    msiValue(file ?? step.productCode ?? ""),
    // Without /norestart a quiet installation restarts the device whenever it likes.
    "/qn",
    "/norestart",
    ...(step.log ? ["/L*v", msiValue(surroundings.logFile)] : []),
    ...properties,
  ].join(" ");
  return { commandLine, script: null };
};

/** How a step's program is started on the device; null where there is nothing to start. */
export const programStartOf = (step: ProgramStep, surroundings: CommandSurroundings): ProgramStart | null => {
  switch (step.kind) {
    case "powershell":
      return powershell(step, surroundings);
    case "cmd": {
      // With /s the outermost quotes go and all others stay; /d keeps AutoRun keys out ("cmd").
      const program = onDevice("%SystemRoot%\\System32\\cmd.exe", step, surroundings);
      return { commandLine: `${program} /d /s /c "${step.command}"`, script: null };
    }
    case "execute":
      return { commandLine: execute(step, surroundings), script: null };
    case "msi":
      return msi(step, surroundings);
    case "winget": {
      const commandLine = wingetLine(step, surroundings);
      return commandLine === null ? null : { commandLine, script: null };
    }
  }
};
