import type { ImportedWindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { GraphClient, GraphRequest } from "./client.ts";
import { GraphRefused } from "./graph-refused.ts";
import { collectionOf, filterText } from "./json.ts";
import { entitiesOf } from "./paging.ts";

export type ImportRecord = ImportedWindowsAutopilotDeviceIdentity;

const importsPath = "/deviceManagement/importedWindowsAutopilotDeviceIdentities";

/** Most devices in one `import` call: the portal's limit for a CSV file; Microsoft documents none for the call. */
export const largestImport = 500;

export interface DeviceToImport {
  readonly serialNumber: string;
  /** Padded base64. */
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly importId: string;
  /** User principal name of the person who shall use the device. */
  readonly assignedUser?: string | null;
  /** Windows product id; Intune does without. */
  readonly productId?: string | null;
}

/**
 * Starts the import of devices in one call. Never repeated by itself after a lost answer: look with
 * {@link findImports} first.
 *
 * Source: Microsoft Graph reference, "import action" of importedWindowsAutopilotDeviceIdentity.
 */
export const importDevices = async (
  client: GraphClient,
  devices: readonly DeviceToImport[],
): Promise<ImportRecord[]> => {
  const importedWindowsAutopilotDeviceIdentities = devices.map((device) => ({
    "@odata.type": "#microsoft.graph.importedWindowsAutopilotDeviceIdentity",
    serialNumber: device.serialNumber,
    productKey: device.productId ?? "",
    hardwareIdentifier: device.hardwareHash,
    groupTag: device.groupTag,
    importId: device.importId,
    ...(device.assignedUser && { assignedUserPrincipalName: device.assignedUser }),
  }));
  const body = { importedWindowsAutopilotDeviceIdentities };
  const answer = await client.send({ method: "POST", path: `${importsPath}/import`, body });
  return collectionOf<ImportRecord>(answer.body);
};

const all = async <Entity>(entities: AsyncIterable<Entity>): Promise<Entity[]> => {
  const list: Entity[] = [];
  for await (const entity of entities) list.push(entity);
  return list;
};

/** Above this many import ids the whole list is read instead of one filtered read for each. */
const mostFilteredReads = 3;

/** The import records of these import ids, by the fewest calls. */
export const findImports = async (client: GraphClient, importIds: readonly string[]): Promise<ImportRecord[]> => {
  const wanted = new Set(importIds.map((id) => id.toLowerCase()));
  const ours = (records: ImportRecord[]) =>
    records.filter((record) => wanted.has((record.importId ?? "").toLowerCase()));
  if (wanted.size <= mostFilteredReads) {
    try {
      const filter = (id: string) => `${importsPath}?$filter=importId%20eq%20${filterText(id)}`;
      const lists = await Promise.all([...wanted].map((id) => all(entitiesOf<ImportRecord>(client, filter(id)))));
      return ours(lists.flat());
    } catch (error) {
      // Intune's filters are not documented; the list always works.
      if (!(error instanceof GraphRefused) || error.status !== 400) throw error;
    }
  }
  return ours(await all(entitiesOf<ImportRecord>(client, importsPath)));
};

/** Removes a finished import's job record; the registered device stays. */
export const deleteImportRequest = (importedId: string): GraphRequest => ({
  method: "DELETE",
  path: `${importsPath}/${encodeURIComponent(importedId)}`,
});
