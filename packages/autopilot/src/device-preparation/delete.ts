import { deleteIdentifierRequest, findIdentifiers, sameIdentifier } from "../graph/beta/corporate-identifiers.ts";
import type { GraphClient } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { type IdentifierOutcome, outcomeOfRefusal } from "./outcome.ts";

const deleteFound = async (client: GraphClient, ids: readonly string[]): Promise<IdentifierOutcome> => {
  try {
    for (const id of ids) await client.send({ ...deleteIdentifierRequest(id), repeatable: true }, "beta");
    return { kind: "deleted", known: ids.length > 0 };
  } catch (error) {
    // Somebody else was faster, or the answer to an earlier attempt was lost.
    if (error instanceof GraphRefused && error.status === 404) return { kind: "deleted", known: false };
    return outcomeOfRefusal(error);
  }
};

/**
 * Takes devices off Intune's list of corporate ones and says for each what came of it, in order. They are looked up by
 * their text, so repeating it is harmless, and one that Intune does not have is no failure.
 *
 * @param texts each a `maker,model,serial number`
 */
export const deleteCorporateIdentifiers = async (
  client: GraphClient,
  texts: readonly string[],
): Promise<IdentifierOutcome[]> => {
  if (texts.length === 0) return [];
  try {
    const known = await findIdentifiers(client, texts);
    const outcomes: IdentifierOutcome[] = [];
    for (const text of texts) {
      const ids = known
        .filter((one) => sameIdentifier(one.importedDeviceIdentifier, text))
        .flatMap(({ id }) => id ?? []);
      outcomes.push(await deleteFound(client, ids));
    }
    return outcomes;
  } catch (error) {
    const outcome = outcomeOfRefusal(error);
    return texts.map(() => outcome);
  }
};
