import { type CsvTableRow, judgeSerialNumber, readCsvTable } from "@windlass/autopilot";
import { computerNameProblem } from "@windlass/planner";
import { type AssetDefinition, assetDefinition } from "@windlass/protocol";
import { type AssetField, assetFields, assetHeaders, readAssetColumns } from "./columns.ts";

/** Most rows taken from one file: they are judged and shown together. */
const mostAssetRows = 20_000;

/** A row of a file by itself: what it says, and why it cannot be taken. */
export interface ReadAsset {
  readonly row: number;
  readonly definition: AssetDefinition;
  readonly refusals: readonly string[];
}

const macOf = (text: string): string => {
  const digits = text.toLowerCase().replaceAll(/[\s:.-]/g, "");
  return /^[0-9a-f]{12}$/.test(digits) ? digits.replaceAll(/(..)(?!$)/g, "$1:") : text;
};

const uuidOf = (text: string): string => text.toLowerCase().replaceAll(/[{}\s]/g, "");

const expected: Readonly<Record<AssetField, string>> = {
  serialNumber: "a serial number of at most 128 characters",
  mac: "a MAC address such as 00:15:5d:01:02:03",
  uuid: "a UUID such as 4c4c4544-0058-4b10-8032-b7c04f395433",
  computerName: "a computer name of at most 15 characters",
  assetTag: "an asset tag of at most 64 characters",
};

const shown = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/** Whether these say the same device in any file: a MAC address of nothing but one digit is a placeholder. */
const isPlaceholderMac = (mac: string): boolean => /^(?:00:){5}00$|^(?:ff:){5}ff$/.test(mac);

const judge = (definition: AssetDefinition): string[] => {
  const { serialNumber, mac, uuid, computerName } = definition;
  const nameProblem = computerName === null ? null : computerNameProblem(computerName);
  return [
    ...(serialNumber === null && mac === null && uuid === null
      ? ["It names no device: a serial number, a MAC address or a UUID is needed."]
      : []),
    ...(serialNumber === null ? [] : judgeSerialNumber(serialNumber).map(({ message }) => message)),
    ...(mac !== null && isPlaceholderMac(mac) ? [`${shown(mac)} is no device's MAC address.`] : []),
    ...(nameProblem === null ? [] : [`${shown(computerName ?? "")} cannot be a computer name: ${nameProblem}.`]),
  ];
};

const readRow = (record: CsvTableRow, columns: ReadonlyMap<AssetField, number>, width: number): ReadAsset => {
  const refusals: string[] = [];
  const taken: Partial<Record<AssetField, string>> = {};
  for (const field of assetFields) {
    const index = columns.get(field);
    const cell = (index === undefined ? "" : (record.cells[index] ?? "")).trim();
    if (cell === "" || index === undefined) continue;
    if (record.formulas.includes(index)) {
      refusals.push(`The cell ${shown(cell)} begins like a formula of a spreadsheet.`);
      continue;
    }
    const text = field === "mac" ? macOf(cell) : field === "uuid" ? uuidOf(cell) : cell;
    if (assetDefinition.shape[field].safeParse(text).success) taken[field] = text;
    else refusals.push(`${assetHeaders[field]}: ${shown(cell)} is not ${expected[field]}.`);
  }
  if (record.cells.slice(width).some((cell) => cell.trim() !== ""))
    refusals.push(`The row has ${record.cells.length} cells, the header has ${width}: something has slipped.`);
  const definition = assetDefinition.parse(taken);
  return { row: record.row, definition, refusals: [...refusals, ...judge(definition)] };
};

/** What tells devices and names apart; each may be in a file, and in the list, once. */
export const keysOf = ({ serialNumber, mac, uuid, computerName }: AssetDefinition): string[] => [
  ...(serialNumber === null ? [] : [`serial ${serialNumber.trim().toLowerCase()}`]),
  ...(mac === null ? [] : [`mac ${mac}`]),
  ...(uuid === null ? [] : [`uuid ${uuid}`]),
  ...(computerName === null ? [] : [`name ${computerName.toLowerCase()}`]),
];

const keyWords: Readonly<Record<string, string>> = {
  serial: "serial number",
  mac: "MAC address",
  uuid: "UUID",
  name: "computer name",
};

/** A key in words: “the serial number 7xk29t3”. */
export const keyInWords = (key: string): string => {
  const [kind = "", ...rest] = key.split(" ");
  return `the ${keyWords[kind] ?? kind} ${rest.join(" ")}`;
};

/**
 * Reads the rows of a CSV file, each judged by itself and against those before it.
 *
 * @throws WindlassError `csv.*`, `assets.column-missing`
 */
export const readAssets = async (chunks: AsyncIterable<Uint8Array>, file: string): Promise<ReadAsset[]> => {
  const table = readCsvTable(chunks, mostAssetRows);
  const first = await table.next();
  const headers = first.done ? [] : first.value.cells;
  const columns = readAssetColumns(headers, file);
  const seen = new Map<string, number>();
  const rows: ReadAsset[] = [];
  for await (const record of table) {
    const read = readRow(record, columns, headers.length);
    const repeated = keysOf(read.definition).find((key) => seen.has(key));
    const refusals =
      repeated === undefined
        ? read.refusals
        : [...read.refusals, `Row ${seen.get(repeated)} has ${keyInWords(repeated)} already.`];
    if (refusals.length === 0) for (const key of keysOf(read.definition)) seen.set(key, read.row);
    rows.push({ ...read, refusals });
  }
  return rows;
};
