import { openCompoundFile } from "../compound-file/compound-file.ts";
import type { CompoundEntry } from "../compound-file/directory.ts";
import { damagedAt, type Fields, fieldsOf, type NamedReader } from "../fields.ts";
import { unpackStreamName } from "./stream-name.ts";
import { readStringPool, type StringPool } from "./string-pool.ts";
import { noSummary, readSummary, type SummaryInformation } from "./summary.ts";
import { type Column, columnsOfColumns, columnsOfTables, type Row, readRows } from "./tables.ts";

/** A Windows Installer database that is open for reading. */
export interface InstallerDatabase {
  /** Class of the root storage: package, patch or transform. */
  readonly classId: string;
  readonly codePage: number;
  readonly summary: SummaryInformation;
  readonly tableNames: readonly string[];
  /** The rows of a table; none where the database has no such table. @throws WindlassError `installer.*` */
  rows(table: string): Promise<Row[]>;
}

/** Streams that are read: the largest string data of real packages take some megabytes. */
const streamLimit = 16 * 1024 * 1024;
const summaryLimit = 64 * 1024;
const summaryName = "\u0005SummaryInformation";

const schemaOf = (rows: readonly Row[], fileName: string, place: number): Map<string, Column[]> => {
  const schema = new Map<string, { number: number; column: Column }[]>();
  for (const { Table, Number: number, Name, Type } of rows) {
    if (typeof Table !== "string" || typeof Name !== "string" || typeof number !== "number" || typeof Type !== "number")
      throw damagedAt(fileName, place, "its list of columns has a gap");
    const columns = schema.get(Table) ?? [];
    columns.push({ number, column: { name: Name, type: Type } });
    schema.set(Table, columns);
  }
  return new Map(
    [...schema].map(([table, columns]) => [
      table,
      columns.sort((one, other) => one.number - other.number).map(({ column }) => column),
    ]),
  );
};

const noStrings: StringPool = { codePage: 0, referenceSize: 2, text: () => null };

/**
 * Opens a Windows Installer database: summary, strings, and which tables it has with which columns (`_Tables`,
 * `_Columns`). A patch has no strings of its own; its tables are none.
 *
 * @throws WindlassError `installer.damaged`, `installer.truncated`, `installer.too-large`
 */
export const openInstallerDatabase = async (file: NamedReader): Promise<InstallerDatabase> => {
  const { fileName } = file;
  const compound = await openCompoundFile(file);
  const streams = new Map<string, CompoundEntry>();
  let summaryEntry: CompoundEntry | null = null;
  for (const entry of compound.entries) {
    if (entry.kind !== "stream") continue;
    const { name, table } = unpackStreamName(entry.name);
    if (table) streams.set(name, entry);
    else if (entry.name === summaryName) summaryEntry = entry;
  }
  const contentOf = async (table: string): Promise<Fields> => {
    const entry = streams.get(table);
    // A table without a stream is empty.
    return entry ? await compound.read(entry, streamLimit) : fieldsOf(new Uint8Array(), 0, fileName);
  };
  const summary = summaryEntry ? readSummary(await compound.read(summaryEntry, summaryLimit)) : noSummary;
  const pool = streams.has("_StringPool")
    ? readStringPool(await contentOf("_StringPool"), await contentOf("_StringData"))
    : noStrings;

  const read = async (name: string, columns: readonly Column[]) =>
    readRows({ name, columns, content: await contentOf(name) }, pool);
  const tableNames = (await read("_Tables", columnsOfTables)).flatMap(({ Name }) =>
    typeof Name === "string" ? Name : [],
  );
  const schema = schemaOf(await read("_Columns", columnsOfColumns), fileName, streams.get("_Columns")?.place ?? 0);
  return {
    classId: compound.classId,
    codePage: pool.codePage,
    summary,
    tableNames,
    rows: async (table) => {
      const columns = schema.get(table);
      return columns && tableNames.includes(table) ? await read(table, columns) : [];
    },
  };
};
