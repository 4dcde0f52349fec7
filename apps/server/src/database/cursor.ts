import { WindlassError } from "@windlass/protocol";
import type { z } from "zod";

/** Where the next page of a listing begins, as opaque text. */
const writeCursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString("base64url");

/** @throws request.invalid when the text is none of ours */
export const readCursor = <Schema extends z.ZodType>(
  schema: Schema,
  text: string | undefined,
): z.infer<Schema> | undefined => {
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch (cause) {
    throw new WindlassError("request.invalid", { parameters: { problems: "cursor: not one of this listing" }, cause });
  }
};

/** Cuts a listing that was asked for one row more than a page. */
export const pageFrom = <Row, View>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => View,
  positionOf: (row: Row) => unknown,
): { items: View[]; nextCursor: string | null } => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(present),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null,
  };
};
