import { plainCell } from "./cell.ts";
import type { Columns, CsvField } from "./columns.ts";
import type { CsvFinding } from "./finding.ts";
import { judgeAssignedUser, judgeFormula, judgeGroupTag, judgeProductId, judgeSerialNumber } from "./judge-cells.ts";
import { compareMaker, judgeHash } from "./judge-hash.ts";
import type { CsvRecord } from "./records.ts";
import type { Repetitions } from "./repetitions.ts";
import type { CsvRow } from "./row.ts";

const surplusCells = ({ cells }: CsvRecord, { count }: Columns): CsvFinding[] => {
  const surplus = cells.slice(count).filter((cell) => cell.trim() !== "");
  if (surplus.length === 0) return [];
  const message = `The row has ${cells.length} cells, the header has ${count}: something has slipped.`;
  return [{ code: "row-too-long", message, remedy: "Put cells that contain the separator into quotation marks." }];
};

/** Whether a line holds nothing at all. */
export const isEmptyRecord = ({ cells }: CsvRecord): boolean => cells.every((cell) => cell.trim() === "");

/** Judges one row by itself and against the rows before it. Pure but for what `repetitions` remembers. */
export const judgeRow = (record: CsvRecord, columns: Columns, repetitions: Repetitions): CsvRow => {
  const rawCell = (field: CsvField): string => record.cells[columns.cells.get(field) ?? -1] ?? "";
  const cell = (field: CsvField): string => plainCell(rawCell(field));
  const serialNumber = cell("serialNumber");
  const [manufacturer, model] = [cell("manufacturer"), cell("model")];
  const judged = judgeHash(cell("hardwareHash"), serialNumber, manufacturer !== "" && model !== "");
  const refusals = [
    ...surplusCells(record, columns),
    ...[...columns.cells.keys()].flatMap((field) => judgeFormula(field, rawCell(field))),
    ...judgeSerialNumber(serialNumber),
    ...judged.refusals,
    ...repetitions.findingsOn(record.row, serialNumber, judged.hash?.normalised ?? null),
    ...judgeGroupTag(cell("groupTag")),
    ...judgeAssignedUser(cell("assignedUser")),
    ...judgeProductId(cell("productId")),
  ];
  const warnings = [...judged.warnings, ...compareMaker(judged.hash, manufacturer, model)];
  const verdict = refusals.length > 0 ? "refused" : warnings.length > 0 ? "warning" : "accepted";
  return {
    row: record.row,
    verdict,
    serialNumber: serialNumber.slice(0, 128),
    productId: cell("productId").slice(0, 64) || null,
    groupTag: cell("groupTag").slice(0, 128) || null,
    assignedUser: cell("assignedUser").slice(0, 320) || null,
    hash: judged.hash,
    findings: [...refusals, ...warnings],
  };
};
