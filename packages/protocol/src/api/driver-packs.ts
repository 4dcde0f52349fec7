import { z } from "zod";
import { filter, filterView } from "../filter/filter.ts";
import { byteCount, identifier, instant, listQuery, sha256 } from "../values.ts";
import { otherData } from "./drivers.ts";

const count = z.number().int().nonnegative();

/** Drivers that came in together, of one maker, for some models. */
export const driverPackView = z.object({
  id: identifier,
  /** Null: shared by all organisations. */
  organisationId: identifier.nullable(),
  revision: z.number().int().positive(),
  name: z.string(),
  vendor: z.string(),
  version: z.string(),
  /** Off: it brings none of its drivers to a device; what other packs bring stays. */
  active: z.boolean(),
  /** Which devices it is for; one that names model or SKU is preferred there. Null: all that its identifiers fit. */
  filter: filterView.nullable(),
  notes: z.string(),
  otherData,
  fileName: z.string(),
  /** Null for packs that came in before their files were hashed. */
  fileSha256: sha256.nullable(),
  fileSizeBytes: byteCount.nullable(),
  importedAt: instant,
  drivers: count,
  /** Of these, how many came in no other pack. */
  onlyHere: count,
  activeDrivers: count,
  withMissingFiles: count,
  /** Of the archives of its drivers. */
  sizeBytes: byteCount,
});
export type DriverPackView = z.infer<typeof driverPackView>;

const yesOrNo = z.enum(["yes", "no"]);

export const driverPackQuery = listQuery.extend({
  active: yesOrNo.optional(),
  /** With or without a filter. */
  limited: yesOrNo.optional(),
});
export type DriverPackQuery = z.infer<typeof driverPackQuery>;

/** What people change of a pack; which drivers it has, its file says. */
export const driverPackChange = z
  .object({
    revision: z.number().int().positive(),
    name: z.string().trim().min(1).max(300),
    vendor: z.string().trim().max(120),
    version: z.string().trim().max(100),
    active: z.boolean(),
    filter: filter.nullable(),
    notes: z.string().trim().max(4000),
    otherData,
  })
  .strict();
export type DriverPackChange = z.infer<typeof driverPackChange>;

export const driverPackAction = z.enum(["activate", "deactivate", "delete"]);
export type DriverPackAction = z.infer<typeof driverPackAction>;

/** The same for many packs; all of them or, when one is refused, none. */
export const driverPackActionRequest = z.object({
  packIds: z.array(identifier).min(1).max(1000),
  action: driverPackAction,
});

/** What an action does, or did, beyond the packs themselves. */
export const driverPackEffects = z.object({
  packs: count,
  /** Drivers that devices no longer get, or get again. */
  drivers: count,
  /** Drivers of these packs that stay as they are, because another pack brings them, too. */
  keptByOthers: count,
  /** Drivers that are deleted with them. */
  deleted: count,
});
export type DriverPackEffects = z.infer<typeof driverPackEffects>;
