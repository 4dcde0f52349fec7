import { randomUUID } from "node:crypto";
import { type AutopilotImportDetail, type AutopilotImportRow, WindlassError } from "@windlass/protocol";

const refusal = {
  code: "serial-number-differs",
  message: "The hash belongs to serial number WL000900, the device says WL000017.",
  remedy: "Use the hash of this very device.",
};

const warning = {
  code: "tpm-data-missing",
  message: "The hash carries no TPM data: user-driven mode may work, self-deploying and pre-provisioning do not.",
  remedy: "Capture the hash in full Windows, where the TPM can be read.",
};

const verdictOf = (index: number): AutopilotImportRow["verdict"] => {
  if (index % 17 === 16) return "refused";
  return index % 9 === 8 ? "warning" : "accepted";
};

/** The rows of a file of so many devices. */
const importRows = (count: number, isRegistered: boolean): AutopilotImportRow[] =>
  Array.from({ length: count }, (_, index) => {
    const verdict = verdictOf(index);
    const hasRegistration = isRegistered && verdict !== "refused";
    return {
      row: index + 2,
      verdict,
      serialNumber: `WL${String(index).padStart(6, "0")}`,
      groupTag: index % 5 === 4 ? null : "OD-FINANCE",
      assignedUser: null,
      hash: { manufacturer: "Contoso", model: "Lab Book 14", tpm: { present: verdict === "accepted", version: "2.0" } },
      findings: verdict === "refused" ? [refusal] : verdict === "warning" ? [warning] : [],
      outcome: hasRegistration ? "created" : null,
      registration: hasRegistration
        ? { id: randomUUID(), state: index % 3 === 0 ? "ready" : "importing", failure: null }
        : null,
    };
  });

export interface SeededImport {
  readonly id: string;
  readonly detail: AutopilotImportDetail;
  readonly rows: readonly AutopilotImportRow[];
}

const counts = (rows: readonly AutopilotImportRow[]) => {
  const of = (verdict: AutopilotImportRow["verdict"]) => rows.filter((row) => row.verdict === verdict).length;
  return { accepted: of("accepted"), warning: of("warning"), refused: of("refused"), leftOut: 0 };
};

export const seededImport = (
  organisationId: string,
  state: AutopilotImportDetail["state"],
  count: number,
): SeededImport => {
  const id = randomUUID();
  const rows = state === "reading" || state === "refused" ? [] : importRows(count, state === "creating");
  const created = rows.filter(({ registration }) => registration !== null).length;
  const ready = rows.filter(({ registration }) => registration?.state === "ready").length;
  const detail: AutopilotImportDetail = {
    id,
    organisationId,
    fileName: `devices-${state}.csv`,
    sizeBytes: 4200 * count,
    state,
    encoding: state === "reading" ? null : "windows-1252",
    findings:
      state === "preview"
        ? [
            {
              code: "separator-semicolon",
              message: "The cells are separated by semicolons, as a spreadsheet writes them in some regions.",
              remedy: "Nothing to do here; Intune itself takes commas only.",
            },
          ]
        : [],
    rowsRead: count,
    failure:
      state === "refused"
        ? new WindlassError("csv.column-missing", { parameters: { columns: "“Hardware Hash”" } }).told()
        : null,
    createdAt: new Date(Date.UTC(2026, 10, 22, 8, 0)).toISOString(),
    rows: counts(rows),
    registrations: { created, working: created - ready, ready, failed: 0 },
    tags: [
      { tag: "OD-FINANCE", rows: Math.floor(count * 0.75), build: { id: randomUUID(), name: "Finance laptop" } },
      { tag: null, rows: Math.floor(count * 0.2), build: null },
    ],
  };
  return { id, detail, rows };
};
