import type { Fields } from "../fields.ts";
import type { StringPool } from "./string-pool.ts";

export interface Column {
  readonly name: string;
  /** Bits as the database describes a column; see {@link widthOf}. */
  readonly type: number;
}

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

const stringBit = 0x0800;
/** Of strings set, of streams (libmsi calls them binary) not. */
const textBit = 0x0400;

const isBinary = (type: number): boolean => (type & stringBit) !== 0 && (type & textBit) === 0;
const isString = (type: number): boolean => (type & stringBit) !== 0 && (type & textBit) !== 0;

/** Bytes of a cell (libmsi `table.c`): a number of a string, 2 for small integers and streams, 4 for large integers. */
const widthOf = ({ type }: Column, pool: StringPool): number => {
  if (isBinary(type)) return 2;
  if (isString(type)) return pool.referenceSize;
  return (type & 0xff) > 2 ? 4 : 2;
};

/** The two tables that describe all others; they describe themselves nowhere. */
export const columnsOfTables: readonly Column[] = [{ name: "Name", type: 0x2d40 }];
export const columnsOfColumns: readonly Column[] = [
  { name: "Table", type: 0x2d40 },
  { name: "Number", type: 0x2502 },
  { name: "Name", type: 0x0d40 },
  { name: "Type", type: 0x0502 },
];

/** Rows that are read of one table; those that tell what a package is have some hundreds. */
const rowLimit = 100_000;

/**
 * Reads the rows of a table, which are stored column by column. Integers are stored with their sign turned, so that 0
 * means none.
 *
 * @throws WindlassError `installer.damaged`
 */
export const readRows = (
  table: { readonly name: string; readonly columns: readonly Column[]; readonly content: Fields },
  pool: StringPool,
): Row[] => {
  const { name, columns, content } = table;
  const widths = columns.map((column) => widthOf(column, pool));
  const rowSize = widths.reduce((sum, width) => sum + width, 0);
  const broken = (what: string) => content.damaged(0, `its table ${name} ${what}`);
  if (rowSize === 0) throw broken("has no columns");
  const size = content.bytes.length;
  if (size % rowSize !== 0) throw broken(`of ${size} bytes holds no whole rows of ${rowSize}`);
  const count = size / rowSize;
  if (count > rowLimit) throw broken(`has ${count} rows, more than the ${rowLimit} that are read`);

  const cell = (column: Column, width: number, at: number): Cell => {
    const low = content.u16(at);
    if (isString(column.type)) return pool.text(width === 3 ? low | (content.u8(at + 2) << 16) : low);
    if (width === 2) return low === 0 ? null : low - 0x8000;
    const raw = content.u32(at);
    return raw === 0 ? null : (raw ^ 0x8000_0000) | 0;
  };
  const rows: Record<string, Cell>[] = Array.from({ length: count }, () => ({}));
  let start = 0;
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    rows.forEach((row, position) => {
      row[column.name] = cell(column, width, start + position * width);
    });
    start += width * count;
  });
  return rows;
};
