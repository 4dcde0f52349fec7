import type { ImportedWindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import type { GraphClient, GraphRequest } from "./client.ts";
import { GraphRefused } from "./graph-refused.ts";
import { collectionOf, filterText } from "./json.ts";
import { pagesOf } from "./paging.ts";

export type ImportRecord = ImportedWindowsAutopilotDeviceIdentity;

const importsPath = "/deviceManagement/importedWindowsAutopilotDeviceIdentities";

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
  headers: Readonly<Record<string, string>> = {},
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
  const answer = await client.send({ method: "POST", path: `${importsPath}/import`, body, headers });
  return collectionOf<ImportRecord>(answer.body);
};

/** Above this many import ids the whole list is read instead of one filtered read for each. */
const mostFilteredReads = 3;

export interface FoundImports {
  readonly records: readonly ImportRecord[];
  /** Pages of the whole list; null where it was not read. */
  readonly pages: number | null;
}

/**
 * The import records of these import ids, by the fewest calls.
 *
 * @param listPages how many pages the whole list is known to have
 */
export const findImports = async (
  client: GraphClient,
  importIds: readonly string[],
  listPages = 1,
): Promise<FoundImports> => {
  const wanted = new Set(importIds.map((id) => id.toLowerCase()));
  const isOurs = (record: ImportRecord) => wanted.has((record.importId ?? "").toLowerCase());
  if (wanted.size <= Math.max(mostFilteredReads, listPages)) {
    try {
      const records: ImportRecord[] = [];
      for (const id of wanted) {
        const filter = `${importsPath}?$filter=importId%20eq%20${filterText(id)}`;
        for await (const page of pagesOf<ImportRecord>(client, filter)) records.push(...page.filter(isOurs));
      }
      return { records, pages: null };
    } catch (error) {
      // Intune's filters are not documented; the list always works.
      if (!(error instanceof GraphRefused) || error.status !== 400) throw error;
    }
  }
  const records: ImportRecord[] = [];
  let pages = 0;
  for await (const page of pagesOf<ImportRecord>(client, importsPath)) {
    pages += 1;
    records.push(...page.filter(isOurs));
  }
  return { records, pages };
};

/** Removes a finished import's job record; the registered device stays. */
export const deleteImportRequest = (importedId: string): GraphRequest => ({
  method: "DELETE",
  path: `${importsPath}/${encodeURIComponent(importedId)}`,
});
