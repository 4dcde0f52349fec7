import {
  type CommandProposal,
  type DetectionRule,
  detectionRule,
  type PackageFileFacts,
  type ProgramInspection,
  type SoftwareStep,
  softwareStep,
} from "@windlass/protocol";

interface ProposedSwitches {
  readonly switches: string;
  readonly certainty: CommandProposal["certainty"];
  readonly note: string | null;
}

/**
 * How it is installed silently: what is surest of it first. Programs read their command line themselves, so it stays as
 * written.
 */
export const proposedSwitches = ({ installer }: ProgramInspection): ProposedSwitches | null => {
  const proposals = installer?.silent ?? [];
  const first = proposals.find(({ certainty }) => certainty !== "guess") ?? proposals[0];
  if (!first) return null;
  const { commandLine, certainty, note } = first;
  return { switches: commandLine.replace('"%INSTALLER%"', "").trim(), certainty, note };
};

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
  if (facts?.kind !== "program") return null;
  const silent = proposedSwitches(facts);
  if (!silent || silent.certainty === "guess") return null;
  const name = `Install ${facts.productName || path}`.slice(0, 120);
  return softwareStep.parse({ id, kind: "execute", name, program: path, rawArguments: silent.switches });
};

/** The step that removes an MSI's product by its code; null for other files, which do not tell how. */
export const removalStepOf = ({ path, facts }: PackageFileFacts, id: string): SoftwareStep | null => {
  if (facts?.kind !== "msi") return null;
  const name = `Remove ${facts.productName ?? path}`.slice(0, 120);
  const { productCode } = facts;
  if (productCode === null) return null;
  return softwareStep.safeParse({ id, kind: "msi", action: "uninstall", name, productCode }).data ?? null;
};

/** The rule by which an MSI's product is found on a device, in this version or a newer one; null for other files. */
export const detectionOf = ({ facts }: PackageFileFacts): DetectionRule | null => {
  if (facts?.kind !== "msi") return null;
  const { productCode, productVersion } = facts;
  const rule = { kind: "msi-product", productCode };
  const withVersion = detectionRule.safeParse({ ...rule, minimumVersion: productVersion });
  return withVersion.data ?? detectionRule.safeParse(rule).data ?? null;
};
