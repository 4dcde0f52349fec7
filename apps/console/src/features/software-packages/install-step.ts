import { type PackageFileFacts, type SoftwareStep, softwareStep } from "@windlass/protocol";

/** Programs that read their command line themselves get the switches as they are written. */
const switchesOf = (commandLine: string): string => commandLine.replace('"%INSTALLER%"', "").trim();

/**
 * The step that installs a file silently, as far as reading the file told how. Proposals that are guesses are not taken.
 *
 * @returns null where nothing is known
 */
export const installStepOf = ({ path, facts }: PackageFileFacts, id: string): SoftwareStep | null => {
  if (facts?.kind === "msi") {
    const name = `Install ${facts.productName ?? path}`.slice(0, 120);
    // A code that is none would only keep the step from being saved.
    const whole = softwareStep.safeParse({ id, kind: "msi", name, file: path, productCode: facts.productCode });
    return whole.data ?? softwareStep.parse({ id, kind: "msi", name, file: path });
  }
  if (facts?.kind !== "program" || !facts.installer) return null;
  const [silent] = facts.installer.silent.filter(({ certainty }) => certainty !== "guess");
  if (!silent) return null;
  const name = `Install ${facts.productName || path}`.slice(0, 120);
  const rawArguments = switchesOf(silent.commandLine);
  return softwareStep.parse({ id, kind: "execute", name, program: path, rawArguments });
};
