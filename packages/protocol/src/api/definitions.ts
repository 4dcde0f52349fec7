import { z } from "zod";
import { diskTemplateDefinition } from "../definitions/disk-template.ts";
import { deviceModelDefinition, vendorDefinition } from "../definitions/hardware.ts";
import { locationDefinition } from "../definitions/location.ts";
import { securityModelDefinition } from "../definitions/security-model.ts";
import { chassisKind } from "../filter/conditions.ts";
import { identifier, instant, listQuery } from "../values.ts";

export const definitionKind = z.enum(["vendor", "device-model", "location", "disk-template", "security-model"]);
export type DefinitionKind = z.infer<typeof definitionKind>;

/** What people describe once and use in many places; each may belong to one organisation or be shared by all. */
export const definition = z.discriminatedUnion("kind", [
  vendorDefinition,
  deviceModelDefinition,
  locationDefinition,
  diskTemplateDefinition,
  securityModelDefinition,
]);
export type Definition = z.infer<typeof definition>;
export type DefinitionOf<Kind extends DefinitionKind> = Extract<Definition, { kind: Kind }>;

const organisationId = identifier.nullable();

export const definitionCreate = z.object({ organisationId, definition });
export type DefinitionCreate = z.infer<typeof definitionCreate>;

export const definitionUpdate = z.object({ revision: z.number().int().positive(), definition });
export type DefinitionUpdate = z.infer<typeof definitionUpdate>;

/** Something that refers to a definition. */
export const definitionUser = z.object({
  kind: z.enum([...definitionKind.options, "build", "software-package", "driver", "driver-pack", "publication"]),
  id: identifier,
  name: z.string(),
});
export type DefinitionUser = z.infer<typeof definitionUser>;

export const definitionView = z.object({
  id: identifier,
  /** Null: shared by all organisations. */
  organisationId,
  revision: z.number().int().positive(),
  definition,
  updatedAt: instant,
  /** Names of what refers to it. */
  usedBy: z.array(definitionUser),
});
export type DefinitionView = z.infer<typeof definitionView>;

export const definitionQuery = listQuery.extend({ kind: definitionKind });
export type DefinitionQuery = z.infer<typeof definitionQuery>;

/** One vendor takes the names and the device models of others, which are deleted. */
export const vendorMerge = z.object({ intoId: identifier, ids: z.array(identifier).min(1).max(50) });
export type VendorMerge = z.infer<typeof vendorMerge>;

/** Device models become those of one vendor: all of them, or none. */
export const modelVendorChange = z.object({ vendorId: identifier, ids: z.array(identifier).min(1).max(1000) });
export type ModelVendorChange = z.infer<typeof modelVendorChange>;

/** How many were changed, and how many were the vendor's already. */
export const modelVendorAnswer = z.object({
  changed: z.number().int().nonnegative(),
  unchanged: z.number().int().nonnegative(),
});
export type ModelVendorAnswer = z.infer<typeof modelVendorAnswer>;

/** What devices tell of their maker and model, and what is known of it. */
export const seenHardware = z.object({
  manufacturer: z.string(),
  product: z.string(),
  sku: z.string(),
  /** SMBIOS type 1 version: where Lenovo writes the model's name. */
  version: z.string(),
  chassis: chassisKind.nullable(),
  /** How many devices tell it. */
  devices: z.number().int().positive(),
  vendorId: identifier.nullable(),
  deviceModelId: identifier.nullable(),
  /** Somebody decided not to be asked again. */
  ignored: z.boolean(),
});
export type SeenHardware = z.infer<typeof seenHardware>;

/** Ends, or begins again, the proposals for a maker (`product` null) or one of its models. */
export const hardwareDecision = z.object({
  organisationId: identifier,
  manufacturer: z.string().max(256),
  product: z.string().max(256).nullable(),
  ignored: z.boolean(),
});
export type HardwareDecision = z.infer<typeof hardwareDecision>;
