import {
  type AutopilotImportDetail,
  type AutopilotImportRow,
  type AutopilotImportTag,
  type AutopilotImportView,
  registrationState,
} from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { RegisteringBuild } from "./registering-builds.ts";
import type { ImportRow } from "./repository.ts";
import type { Counts, ShownRow } from "./rows-repository.ts";
import { buildsWithTag } from "./tags.ts";

export const presentImport = (row: ImportRow): AutopilotImportView => ({
  id: row.id,
  organisationId: row.organisation_id,
  fileName: row.file_name,
  sizeBytes: row.size_bytes,
  state: row.state,
  encoding: row.encoding,
  findings: row.findings,
  rowsRead: row.rows_read,
  failure: row.failure,
  createdAt: instantOf(row.created_at),
});

export const presentDetail = (
  row: ImportRow,
  counts: Counts,
  tags: readonly { readonly tag: string | null; readonly rows: number }[],
  builds: readonly RegisteringBuild[],
): AutopilotImportDetail => {
  const { accepted, warning, refused, leftOut, created, ready, failed } = counts;
  return {
    ...presentImport(row),
    rows: { accepted, warning, refused, leftOut },
    registrations: { created, working: created - ready - failed, ready, failed },
    tags: tags.map(({ tag, rows }): AutopilotImportTag => {
      const [build] = buildsWithTag(builds, tag);
      return { tag, rows, build: build ? { id: build.id, name: build.name } : null };
    }),
  };
};

/** Everything but the hash (security rule 16). */
export const presentRow = (row: ShownRow): AutopilotImportRow => {
  const { hash_summary: summary, registration_id: id, state } = row;
  return {
    row: row.row_number,
    verdict: row.verdict,
    serialNumber: row.serial_number,
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    hash: summary && { manufacturer: summary.manufacturer, model: summary.model, tpm: summary.tpm },
    findings: row.findings,
    outcome: row.outcome,
    registration: id && state ? { id, state: registrationState.parse(state), failure: row.failure } : null,
  };
};
