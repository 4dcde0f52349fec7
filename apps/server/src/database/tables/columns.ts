import type { ColumnType, JSONColumnType } from "kysely";

export type Instant = ColumnType<Date, Date | undefined, Date>;
export type OptionalInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
export type Json<Value extends object | null> = JSONColumnType<Value>;
export type OptionalJson<Value extends object> = ColumnType<Value | null, string | null | undefined, string | null>;
export type OptionalNumber = ColumnType<number | null, number | null | undefined, number | null>;
/** `bigint` columns are read as numbers (see connection.ts): sizes stay below 2^53. */
export type Size = number;
