import { TokenRefused } from "../entra/token-failure.ts";
import { findBySerialNumber } from "../graph/autopilot-devices.ts";
import { findIdentifiers, importIdentifiers, sameIdentifier } from "../graph/beta/corporate-identifiers.ts";
import type { GraphClient } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { type IdentifierOutcome, outcomeOfRefusal } from "./outcome.ts";

/** A device to be made a corporate one. `text` is its {@link corporateIdentifierOf}. */
export interface IdentifierToImport {
  readonly text: string;
  readonly serialNumber: string;
}

type Taken = Extract<IdentifierOutcome, { kind: "imported" }>;

const importAll = async (
  client: GraphClient,
  devices: readonly IdentifierToImport[],
): Promise<ReadonlyMap<string, IdentifierOutcome>> => {
  const texts = devices.map(({ text }) => text);
  const results = await importIdentifiers(client, texts);
  const taken = (text: string) => results.find((one) => sameIdentifier(one.importedDeviceIdentifier, text));
  const open = texts.filter((text) => taken(text)?.status !== true);
  const existing = open.length > 0 ? await findIdentifiers(client, open) : [];
  return new Map(
    texts.map((text): [string, IdentifierOutcome] => {
      const result = taken(text);
      const imported = (known: boolean, id: string | undefined): Taken => ({
        kind: "imported",
        known,
        intuneId: id ?? null,
        registeredClassic: null,
      });
      if (result?.status === true) return [text, imported(false, result.id)];
      const found = existing.find((one) => sameIdentifier(one.importedDeviceIdentifier, text));
      if (found) return [text, imported(true, found.id)];
      return [
        text,
        { kind: "refused", what: "Intune answered that it did not take the identifier, and does not have it" },
      ];
    }),
  );
};

/** One bad entry refuses the whole call, so a refused list is halved until the bad ones stand alone. */
const importHalving = async (
  client: GraphClient,
  devices: readonly IdentifierToImport[],
): Promise<ReadonlyMap<string, IdentifierOutcome>> => {
  try {
    return await importAll(client, devices);
  } catch (error) {
    const outcome = outcomeOfRefusal(error);
    if (outcome.kind !== "refused" || devices.length === 1) {
      return new Map(devices.map(({ text }) => [text, outcome]));
    }
    const middle = Math.ceil(devices.length / 2);
    return new Map([
      ...(await importHalving(client, devices.slice(0, middle))),
      ...(await importHalving(client, devices.slice(middle))),
    ]);
  }
};

/** Whether a device is registered for the classic way; null where that could not be found out. */
const readRegistered = async (client: GraphClient, serialNumber: string): Promise<boolean | null> => {
  try {
    return (await findBySerialNumber(client, serialNumber)).length > 0;
  } catch (error) {
    if (error instanceof GraphRefused || error instanceof TokenRefused) return null;
    throw error;
  }
};

/**
 * Makes devices known to Intune as corporate ones and says for each what came of it, in order. Repeating it is harmless.
 * A device that is registered for the classic Autopilot is imported all the same, and told: it takes that way.
 */
export const importCorporateIdentifiers = async (
  client: GraphClient,
  devices: readonly IdentifierToImport[],
): Promise<IdentifierOutcome[]> => {
  if (devices.length === 0) return [];
  const outcomes = await importHalving(client, devices);
  const told: IdentifierOutcome[] = [];
  for (const { text, serialNumber } of devices) {
    const outcome = outcomes.get(text) ?? { kind: "postponed", milliseconds: null, what: "It was not answered." };
    const registeredClassic = outcome.kind === "imported" ? await readRegistered(client, serialNumber) : null;
    told.push(outcome.kind === "imported" ? { ...outcome, registeredClassic } : outcome);
  }
  return told;
};
