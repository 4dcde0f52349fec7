import type { AssetDefinition } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { type Author, recordChanges } from "../history/record.ts";

/** A row of the asset list as somebody made, changed or deleted it. */
export interface AssetChange {
  readonly id: string;
  readonly before: AssetDefinition | null;
  readonly after: AssetDefinition | null;
}

const nameOf = ({ before, after }: AssetChange): string => {
  const { computerName, serialNumber, mac, uuid } = after ?? before ?? {};
  return computerName ?? serialNumber ?? mac ?? uuid ?? "";
};

/** Keeps who changed the list and how, in the transaction that changes it. */
export const recordAssets = (
  context: ServerContext,
  connection: Connection,
  author: Author,
  organisationId: string,
  made: readonly AssetChange[],
): Promise<void> =>
  recordChanges(
    context,
    connection,
    author,
    made.map((change) => ({
      object: { kind: "asset", id: change.id, organisationId, name: nameOf(change) },
      versions: { before: change.before, after: change.after },
    })),
  );
