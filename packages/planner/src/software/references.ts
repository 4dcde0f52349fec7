import { packageFilePath, type SoftwareStep } from "@windlass/protocol";

/** A program with a drive, a share or a variable is one of the device, not of the package. */
const isPackageFile = (program: string): boolean =>
  packageFilePath.safeParse(program).success && !program.startsWith("%");

/**
 * The files of its package that a step names. A program without a folder that the package does not hold is looked up by
 * Windows, as `msiexec.exe` is.
 */
export const filesNamedBy = (step: SoftwareStep, files: readonly { readonly path: string }[]): string[] => {
  switch (step.kind) {
    case "powershell":
      return step.file === null ? [] : [step.file];
    case "execute": {
      const known = files.some(({ path }) => path.toLowerCase() === step.program.toLowerCase());
      return isPackageFile(step.program) && (known || step.program.includes("/")) ? [step.program] : [];
    }
    case "msi":
      return [step.file, ...step.transforms.filter((name) => !name.startsWith(":")), ...step.patches].filter(
        (file) => file !== null,
      );
    default:
      return [];
  }
};

/** Whether a package holds a file; Windows does not tell the case of letters apart. */
export const holdsFile = (files: readonly { readonly path: string }[], wanted: string): boolean =>
  files.some(({ path }) => path.toLowerCase() === wanted.toLowerCase());
