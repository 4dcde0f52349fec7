import type { SoftwareStep } from "@windlass/protocol";

/** Where a step runs on the device. */
export interface CommandSurroundings {
  /** Folder of the package's files, with backslashes, without one at the end. */
  readonly folder: string;
  /** Where Windows Installer writes its log; its folder exists. */
  readonly logFile: string;
}

/**
 * Quotes an argument as CommandLineToArgvW and the C runtime take it apart: backslashes double before a quote and before
 * the closing one.
 */
const quoteArgument = (argument: string): string => {
  if (argument !== "" && !/[\s"]/.test(argument)) return argument;
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
};

/** Windows Installer reads its line itself: a quote within a value is doubled ("Command-line options"). */
const msiValue = (value: string): string => (/^[^\s"]+$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`);

const windowsPathOf = (folder: string, path: string): string => `${folder}\\${path.replaceAll("/", "\\")}`;

const inPackage = (path: string): boolean => !/^(?:[A-Za-z]:\\|\\\\|%)/.test(path);

type Step<Kind extends SoftwareStep["kind"]> = Extract<SoftwareStep, { kind: Kind }>;

const systemFolder = (step: { architectureView: "64-bit" | "32-bit" }): string =>
  step.architectureView === "64-bit" ? "%SystemRoot%\\System32" : "%SystemRoot%\\SysWOW64";

const powershell = (step: Step<"powershell">, { folder }: CommandSurroundings): string => {
  const program =
    step.edition === "7"
      ? "%ProgramFiles%\\PowerShell\\7\\pwsh.exe"
      : `${systemFolder(step)}\\WindowsPowerShell\\v1.0\\powershell.exe`;
  const file = windowsPathOf(folder, step.file ?? "windlass-step.ps1");
  // Everything behind -File belongs to the script (about_PowerShell_exe), so it comes last.
  const options = ["-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", step.executionPolicy, "-File", file];
  return [program, ...options, ...step.parameters].map(quoteArgument).join(" ");
};

const execute = (step: Step<"execute">, { folder }: CommandSurroundings): string => {
  const program =
    inPackage(step.program) && step.program.includes(".") ? windowsPathOf(folder, step.program) : step.program;
  return [...[program, ...step.arguments].map(quoteArgument), ...(step.rawArguments ? [step.rawArguments] : [])].join(
    " ",
  );
};

const msi = (step: Step<"msi">, { folder, logFile }: CommandSurroundings): string => {
  const own = (path: string) => (path.startsWith(":") ? path : windowsPathOf(folder, path));
  const target = step.file === null ? (step.path ?? step.productCode ?? "") : own(step.file);
  const properties = step.properties.map((property) =>
    "value" in property ? `${property.name}=${msiValue(property.value)}` : `${property.name}=%${property.name}%`,
  );
  return [
    `${systemFolder(step)}\\msiexec.exe`,
    step.action === "install" ? "/i" : "/x",
    msiValue(target),
    // Without /norestart a quiet installation restarts the device whenever it likes.
    "/qn",
    "/norestart",
    ...(step.log ? ["/L*v", msiValue(logFile)] : []),
    ...(step.transforms.length > 0 ? [`TRANSFORMS=${msiValue(step.transforms.map(own).join(";"))}`] : []),
    ...(step.patches.length > 0 ? [`PATCH=${msiValue(step.patches.map(own).join(";"))}`] : []),
    ...properties,
  ].join(" ");
};

const winget = (step: Step<"winget">, { folder }: CommandSurroundings): string | null => {
  const [pin] = step.pins;
  if (!pin) return null;
  const name = `${folder}\\windlass-installer.${pin.type === "msi" || pin.type === "wix" ? "msi" : "exe"}`;
  return pin.type === "msi" || pin.type === "wix"
    ? `%SystemRoot%\\System32\\msiexec.exe /i ${msiValue(name)} ${pin.arguments}`
    : `${quoteArgument(name)} ${pin.arguments}`;
};

/** The line that a step starts on the device; null for steps that start no program. */
export const commandLineOf = (step: SoftwareStep, surroundings: CommandSurroundings): string | null => {
  switch (step.kind) {
    case "powershell":
      return powershell(step, surroundings);
    case "cmd":
      // With /s the outermost quotes go and all others stay; /d keeps AutoRun keys out ("cmd").
      return `${systemFolder(step)}\\cmd.exe /d /s /c "${step.command}"`;
    case "execute":
      return execute(step, surroundings);
    case "msi":
      return msi(step, surroundings);
    case "winget":
      return winget(step, surroundings);
    default:
      return null;
  }
};
