import type { ProgramStep, WingetPin } from "@windlass/protocol";
import type { CommandSurroundings } from "./command-line.ts";
import { devicePath } from "./device-paths.ts";
import { placedFilesOf } from "./pinned-files.ts";
import { msiValue, quoteArgument } from "./quoting.ts";

type WingetStep = Extract<ProgramStep, { kind: "winget" }>;

/** DISM reads its options as `/name:value`, with quotes around the value alone. */
const dismValue = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);

/**
 * Provisions a package for everybody who signs in, which is what SYSTEM may do; `Add-AppxPackage` is refused to it.
 * Without a region only what the start layout pins would be provisioned, and /SkipLicense is for packages that are not
 * from the Store (Microsoft Learn, "DISM App Package Command-Line Options").
 */
const provisioning = (pin: WingetPin, { variables }: CommandSurroundings, fileOf: (path: string) => string): string => {
  const [main, ...dependencies] = placedFilesOf(pin);
  return [
    // The 32-bit DISM does not service a 64-bit Windows, whatever view the step asks for.
    quoteArgument(devicePath("%SystemRoot%\\System32\\Dism.exe", "64-bit", variables)),
    "/Online",
    "/Add-ProvisionedAppxPackage",
    `/PackagePath:${dismValue(fileOf(main.path))}`,
    ...dependencies.map(({ path }) => `/DependencyPackagePath:${dismValue(fileOf(path))}`),
    "/SkipLicense",
    "/Region:all",
  ].join(" ");
};

/** The command line that installs what a step pins; null where nothing is started: not resolved, or portable. */
export const wingetLine = (step: WingetStep, surroundings: CommandSurroundings): string | null => {
  const [pin] = step.pins;
  if (!pin || pin.type === "portable") return null;
  const fileOf = (path: string) => `${surroundings.folder}\\${path.replaceAll("/", "\\")}`;
  const [{ path }] = placedFilesOf(pin);
  switch (pin.type) {
    case "msix":
    case "appx":
      return provisioning(pin, surroundings, fileOf);
    case "msi":
    case "wix": {
      const program = devicePath("%SystemRoot%\\System32\\msiexec.exe", step.architectureView, surroundings.variables);
      return `${program} /i ${msiValue(fileOf(path))} ${pin.arguments}`;
    }
    default:
      return `${quoteArgument(fileOf(path))} ${pin.arguments}`;
  }
};
