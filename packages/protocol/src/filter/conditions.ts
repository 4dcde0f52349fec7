import { z } from "zod";
import { referenceTo } from "../references.ts";
import { architecture } from "../values.ts";

const values = z.array(z.string().trim().min(1).max(400)).min(1).max(100);

/** Kinds of enclosure that people tell apart; made from the chassis type numbers of SMBIOS. */
export const chassisKind = z.enum(["desktop", "laptop", "tablet", "all-in-one", "server", "virtual", "other"]);
export type ChassisKind = z.infer<typeof chassisKind>;

/**
 * Compared without case and surrounding spaces; `matches` takes `*` and `?`. Several values: one of them is enough, and
 * the operators with "not" want none of them.
 */
export const textCondition = z.strictObject({
  field: z.enum(["vendor", "model", "sku", "family", "board", "serial-number", "firmware-version", "os-edition"]),
  operator: z.enum(["is", "is-not", "contains", "does-not-contain", "starts-with", "matches", "does-not-match"]),
  values,
});
export type TextCondition = z.infer<typeof textCondition>;

/** A hardware or compatible identifier of one of the device's parts; `*` at the end takes all that begin so. */
export const hardwareIdCondition = z.strictObject({
  field: z.literal("hardware-id"),
  operator: z.enum(["present", "absent"]),
  values,
});
export type HardwareIdCondition = z.infer<typeof hardwareIdCondition>;

const choiceOperator = z.enum(["is", "is-not"]);

export const architectureCondition = z.strictObject({
  field: z.literal("architecture"),
  operator: choiceOperator,
  values: z.array(architecture).min(1).max(3),
});
export const chassisCondition = z.strictObject({
  field: z.literal("chassis"),
  operator: choiceOperator,
  values: z.array(chassisKind).min(1).max(7),
});
export const placeCondition = z.strictObject({
  field: z.enum(["organisation", "location"]),
  operator: choiceOperator,
  values: z.array(referenceTo("place")).min(1).max(100),
});
export type ChoiceCondition =
  | z.infer<typeof architectureCondition>
  | z.infer<typeof chassisCondition>
  | z.infer<typeof placeCondition>;

/**
 * A build such as 26100; memory and disk as they are printed on the part: memory in units of 2^30 bytes, rounded to the
 * nearest because firmware keeps some of it, and the largest built-in disk in units of 10^9, rounded down.
 */
export const numberCondition = z.strictObject({
  field: z.enum(["os-build", "memory-gigabytes", "disk-gigabytes"]),
  operator: z.enum(["equals", "does-not-equal", "at-least", "at-most"]),
  value: z.number().int().min(0).max(10_000_000),
});
export type NumberCondition = z.infer<typeof numberCondition>;

/**
 * Dotted versions, compared number by number as far as the filter names them, so that `10.0.26100` equals
 * `10.0.26100.4061`. A device without a TPM has no version of it: nothing but `does-not-equal` matches.
 */
export const versionCondition = z.strictObject({
  field: z.enum(["os-version", "tpm-version"]),
  operator: z.enum(["equals", "does-not-equal", "at-least", "at-most"]),
  value: z.string().regex(/^\d{1,9}(\.\d{1,9}){0,3}$/, "expected numbers with dots, such as 10.0.26100"),
});
export type VersionCondition = z.infer<typeof versionCondition>;

export const flagCondition = z.strictObject({
  field: z.enum(["secure-boot", "tpm-present"]),
  operator: z.literal("is"),
  value: z.boolean(),
});
export type FlagCondition = z.infer<typeof flagCondition>;

export const filterCondition = z.discriminatedUnion("field", [
  textCondition,
  hardwareIdCondition,
  architectureCondition,
  chassisCondition,
  placeCondition,
  numberCondition,
  versionCondition,
  flagCondition,
]);
export type FilterCondition = z.infer<typeof filterCondition>;
export type FilterField = FilterCondition["field"];
