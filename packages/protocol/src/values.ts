import { z } from "zod";

/** Lower-case UUID; every object of the product is named by one. */
export const identifier = z.uuid();

/** Lower-case hexadecimal SHA-256, 64 characters. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 lower-case hexadecimal characters");

/** Instant in UTC, ISO 8601 with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instant = z.iso.datetime({ offset: false });

/** Calendar day `YYYY-MM-DD`. */
export const day = z.iso.date();

/** Unpadded base64url text. */
export const base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/, "expected unpadded base64url");

/** Size in bytes; safe up to 2^53 - 1. */
export const byteCount = z.number().int().nonnegative();

/** A name a person gives to an object. */
export const displayName = z.string().trim().min(1).max(120);

export const architecture = z.enum(["x64", "arm64", "x86"]);
export type Architecture = z.infer<typeof architecture>;

/** One piece of content: its address and its length. */
export const contentReference = z.object({ sha256, sizeBytes: byteCount });
export type ContentReference = z.infer<typeof contentReference>;

/** A page of a listing; `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Query of every listing: all the caller may see, or one organisation. */
export const listQuery = z.object({
  organisationId: identifier.optional(),
  search: z.string().max(200).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type ListQuery = z.infer<typeof listQuery>;
