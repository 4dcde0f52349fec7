import { type CsvRow, type CsvSummary, mostCsvRows, readAutopilotCsv, summaryOf } from "@windlass/autopilot";
import type { HardwareHashFinding, RegistrationState } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { registrationStatesOfSerialNumbers } from "../autopilot/csv.ts";
import { readFileOf } from "./files.ts";
import type { HeldImport } from "./held-import.ts";
import * as rows from "./rows-repository.ts";

/** Rows judged between two writes: what a worker that is killed has done in vain, and what it holds in memory. */
const batchSize = 250;

const alreadyHere = (state: RegistrationState): HardwareHashFinding | null => {
  if (state === "failed") return null;
  if (state === "ready") {
    return {
      code: "already-registered",
      message: "This device was registered from here before and is ready.",
      remedy: "Importing it again does no harm: it keeps its place, and gets the tag that you choose.",
    };
  }
  return {
    code: "already-registering",
    message: "A registration of this serial number is already on its way.",
    remedy: "Wait for it, or import anyway: the two take turns, and the device is not imported twice at once.",
  };
};

const toRow = (row: CsvRow, state: RegistrationState | undefined): rows.NewRow => {
  const isRefused = row.verdict === "refused";
  const here = state && !isRefused ? alreadyHere(state) : null;
  const summary = row.hash && summaryOf(row.hash);
  return {
    rowNumber: row.row,
    verdict: here ? "warning" : row.verdict,
    serialNumber: row.serialNumber,
    groupTag: row.groupTag,
    assignedUser: row.assignedUser,
    productId: row.productId,
    hardwareHash: isRefused ? null : (row.hash?.normalised ?? null),
    summary,
    findings: [
      ...(here ? [here] : []),
      ...row.findings.map(({ code, message, remedy }) => ({ code, message, remedy })),
    ],
  };
};

const keepBatch = async (connection: Connection, held: HeldImport, batch: readonly CsvRow[]): Promise<void> => {
  const { id: importId, organisation_id: organisationId } = held.row;
  const serialNumbers = batch.filter(({ verdict }) => verdict !== "refused").map(({ serialNumber }) => serialNumber);
  const states = await registrationStatesOfSerialNumbers(connection, organisationId, serialNumbers);
  const judged = batch.map((row) => toRow(row, states.get(row.serialNumber.toLowerCase())));
  await rows.insertRows(connection, { importId, organisationId }, judged);
};

/**
 * Judges every row of a file and keeps the verdicts. A worker that takes over begins anew: nothing was sent anywhere.
 *
 * @throws WindlassError `csv.*`; LeaseLost
 */
export const readImportedFile = async (context: ServerContext, held: HeldImport): Promise<void> => {
  await held.step(async (connection) => {
    await rows.deleteRows(connection, held.row.id);
    return { rows_read: 0 };
  });
  const reading = readAutopilotCsv(readFileOf(context, held.row.id), mostCsvRows);
  let batch: CsvRow[] = [];
  let read = 0;
  const flush = () =>
    held.step(async (connection) => {
      await keepBatch(connection, held, batch);
      read += batch.length;
      batch = [];
      return { rows_read: read };
    });
  const finish = async (summary: CsvSummary): Promise<void> => {
    if (batch.length > 0) await flush();
    const findings = summary.findings.map(({ code, message, remedy }) => ({ code, message, remedy }));
    await held.end({ state: "preview", encoding: summary.encoding, findings });
  };
  try {
    for (;;) {
      held.signal.throwIfAborted();
      const next = await reading.next();
      if (next.done) return await finish(next.value);
      batch.push(next.value);
      if (batch.length >= batchSize) await flush();
    }
  } finally {
    // Ends the file's stream, too, when this was cut off in the middle.
    await reading.return({ encoding: "utf-8", rows: 0, accepted: 0, findings: [] });
  }
};
