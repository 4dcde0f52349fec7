import { diskTemplateProblems, foldedName, securityModelProblems, subnetProblem } from "@windlass/planner";
import { type Definition, type DefinitionOf, notFound, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { setSecretUses } from "../secrets/uses.ts";
import { lockKind, readOfKind } from "./repository.ts";

/** A definition as it is about to be saved. */
export interface Candidate<Kind extends Definition = Definition> {
  readonly id: string;
  readonly organisationId: string | null;
  readonly definition: Kind;
}

const refuse = ({ definition }: Candidate, what: string): WindlassError =>
  new WindlassError("definition.invalid", { parameters: { kind: definition.kind, name: definition.name, what } });

const others = async <Kind extends Definition["kind"]>(connection: Connection, kind: Kind, candidate: Candidate) =>
  (await readOfKind(connection, kind, candidate.organisationId)).filter(({ id }) => id !== candidate.id);

/** A name of two makers would make every device of one of them the other's. An organisation may name a shared one anew. */
const checkVendor = async (connection: Connection, candidate: Candidate<DefinitionOf<"vendor">>): Promise<void> => {
  const { name, aliases } = candidate.definition;
  const own = new Set([name, ...aliases].map(foldedName));
  for (const other of await others(connection, "vendor", candidate)) {
    if (other.organisationId !== candidate.organisationId) continue;
    const taken = [other.definition.name, ...other.definition.aliases].find((theirs) => own.has(foldedName(theirs)));
    if (taken) throw refuse(candidate, `“${taken}” already means “${other.definition.name}”`);
  }
};

/**
 * Of one vendor and owner, each SKU means one model.
 *
 * @throws definition.invalid
 */
export const requireOwnSkus = (
  candidate: Candidate<DefinitionOf<"device-model">>,
  rivals: readonly Candidate<DefinitionOf<"device-model">>[],
): void => {
  const { vendorId, skus } = candidate.definition;
  const own = new Set(skus.map(foldedName));
  for (const other of rivals) {
    if (other.definition.vendorId !== vendorId || other.organisationId !== candidate.organisationId) continue;
    const taken = other.definition.skus.find((sku) => own.has(foldedName(sku)));
    if (taken) throw refuse(candidate, `the SKU “${taken}” already means “${other.definition.name}”`);
  }
};

const checkModel = async (
  connection: Connection,
  candidate: Candidate<DefinitionOf<"device-model">>,
): Promise<void> => {
  const { vendorId } = candidate.definition;
  // A vendor that is being deleted waits for this, or this for it.
  await lockKind(connection, "vendor");
  const vendors = await readOfKind(connection, "vendor", candidate.organisationId);
  if (!vendors.some(({ id }) => id === vendorId)) throw notFound("vendor", vendorId);
  requireOwnSkus(candidate, await others(connection, "device-model", candidate));
};

const checkLocation = async (connection: Connection, candidate: Candidate<DefinitionOf<"location">>): Promise<void> => {
  const rivals = (await others(connection, "location", candidate))
    .filter(({ organisationId }) => organisationId === candidate.organisationId)
    .map(({ definition }) => definition);
  const problem = subnetProblem(candidate.definition.subnets, rivals);
  if (problem) throw refuse(candidate, problem);
};

const checkSecurityModel = async (
  connection: Connection,
  candidate: Candidate<DefinitionOf<"security-model">>,
): Promise<void> => {
  const { name, accounts } = candidate.definition;
  const [problem] = securityModelProblems(candidate.definition);
  if (problem) throw refuse(candidate, problem);
  await setSecretUses(
    connection,
    { kind: "security-model", id: candidate.id, name, organisationId: candidate.organisationId },
    accounts.flatMap(({ passwordSecretId: id }) => (id === null ? [] : [{ id, kinds: ["password"] as const }])),
  );
};

/**
 * Whether a definition may be saved beside the others, in the transaction that saves it; what it uses is written down.
 *
 * @throws definition.invalid, object.not-found, secret.not-usable-here
 */
export const checkDefinition = async (connection: Connection, candidate: Candidate): Promise<void> => {
  const { definition } = candidate;
  await lockKind(connection, definition.kind);
  switch (definition.kind) {
    case "vendor":
      return checkVendor(connection, { ...candidate, definition });
    case "device-model":
      return checkModel(connection, { ...candidate, definition });
    case "location":
      return checkLocation(connection, { ...candidate, definition });
    case "security-model":
      return checkSecurityModel(connection, { ...candidate, definition });
    case "disk-template": {
      const [problem] = diskTemplateProblems(definition);
      if (problem) throw refuse(candidate, problem);
    }
  }
};

/** Undoes what {@link checkDefinition} wrote down, where a definition is deleted. */
export const forgetUses = async (connection: Connection, candidate: Candidate): Promise<void> => {
  const { id, organisationId, definition } = candidate;
  if (definition.kind !== "security-model") return;
  await setSecretUses(connection, { kind: "security-model", id, name: definition.name, organisationId }, []);
};
