import type { ImportedDeviceIdentity, ImportedDeviceIdentityResult } from "@microsoft/microsoft-graph-types-beta";
import type { GraphClient, GraphRequest } from "../client.ts";
import { collectionOf } from "../json.ts";

const identitiesPath = "/deviceManagement/importedDeviceIdentities";

const entriesOf = (texts: readonly string[]) =>
  texts.map((text) => ({
    importedDeviceIdentityType: "manufacturerModelSerial",
    importedDeviceIdentifier: text,
    description: "",
  }));

/** Identifiers as Intune tells them apart. */
export const sameIdentifier = (left: string | null | undefined, right: string): boolean =>
  (left ?? "").trim().toLowerCase() === right.trim().toLowerCase();

/**
 * Adds corporate identifiers (`maker,model,serial number`), leaving known ones as they are: sending it twice does no
 * harm. One entry in a form that Intune does not take refuses the whole call.
 *
 * Source: Microsoft Graph beta reference, "importDeviceIdentityList action".
 */
export const importIdentifiers = async (
  client: GraphClient,
  texts: readonly string[],
): Promise<ImportedDeviceIdentityResult[]> => {
  const body = { overwriteImportedDeviceIdentities: false, importedDeviceIdentities: entriesOf(texts) };
  const path = `${identitiesPath}/importDeviceIdentityList`;
  const answer = await client.send({ method: "POST", path, body, repeatable: true }, "beta");
  return collectionOf<ImportedDeviceIdentityResult>(answer.body);
};

/** Those of the identifiers that Intune knows. */
export const findIdentifiers = async (
  client: GraphClient,
  texts: readonly string[],
): Promise<ImportedDeviceIdentity[]> => {
  const path = `${identitiesPath}/searchExistingIdentities`;
  const body = { importedDeviceIdentities: entriesOf(texts) };
  const answer = await client.send({ method: "POST", path, body, repeatable: true }, "beta");
  return collectionOf<ImportedDeviceIdentity>(answer.body);
};

/** Takes an identifier away: the device counts as personal when it enrols next. An enrolled one stays enrolled. */
export const deleteIdentifierRequest = (id: string): GraphRequest => ({
  method: "DELETE",
  path: `${identitiesPath}/${encodeURIComponent(id)}`,
});
