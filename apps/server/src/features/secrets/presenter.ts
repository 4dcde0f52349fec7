import type { SecretDefinition, SecretDelivery, SecretUser, SecretView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { LibrarySecretRow } from "./library-repository.ts";

/** What a person describes of a secret: also what its history compares. */
export const definitionOf = (row: LibrarySecretRow): SecretDefinition => ({
  name: row.name,
  description: row.description,
  expiresOn: row.expires_on,
});

/** The only way out; it knows nothing of values. */
export const presentSecret = (
  row: LibrarySecretRow,
  usedBy: readonly SecretUser[],
  lastGiven: SecretDelivery | null,
): SecretView => ({
  id: row.id,
  organisationId: row.organisation_id,
  revision: row.revision,
  kind: row.kind,
  definition: definitionOf(row),
  expiryFrom: row.expires_from,
  facts: row.facts,
  valueSetAt: instantOf(row.value_set_at),
  updatedAt: instantOf(row.updated_at),
  usedBy: [...usedBy],
  lastGiven,
});
