import { z } from "zod";
import { chassisKind } from "../filter/conditions.ts";
import { referenceTo } from "../references.ts";
import { displayName } from "../values.ts";

/** A text of SMBIOS as devices tell it; `*` at the end takes all that begin so. */
const toldName = z.string().trim().min(1).max(200);

const distinct = (list: readonly string[]): boolean =>
  new Set(list.map((text) => text.toLowerCase())).size === list.length;

/** A maker under its one name, and the other names it gives itself in SMBIOS. */
export const vendorDefinition = z.object({
  kind: z.literal("vendor"),
  name: displayName,
  description: z.string().max(2000).default(""),
  aliases: z.array(toldName).max(100).refine(distinct, "an alias is there twice"),
});
export type VendorDefinition = z.infer<typeof vendorDefinition>;

/** A model as people call it, and how its devices call themselves. */
export const deviceModelDefinition = z.object({
  kind: z.literal("device-model"),
  name: displayName,
  description: z.string().max(2000).default(""),
  vendorId: referenceTo("vendor"),
  /** Product names of SMBIOS beside the name: Lenovo's, for example, are machine types such as `21HM*`. */
  aliases: z.array(toldName).max(200).refine(distinct, "an alias is there twice"),
  /** SKU numbers (Dell: four hexadecimal digits) that tell the model for sure. */
  skus: z.array(toldName).max(200).refine(distinct, "a SKU is there twice"),
  chassis: chassisKind.nullable().default(null),
});
export type DeviceModelDefinition = z.infer<typeof deviceModelDefinition>;
