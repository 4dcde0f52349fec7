import { z } from "zod";
import { stepBase } from "./common.ts";

export const registryRoot = z.enum([
  "HKEY_LOCAL_MACHINE",
  "HKEY_CURRENT_USER",
  "HKEY_USERS",
  "HKEY_CLASSES_ROOT",
  "HKEY_CURRENT_CONFIG",
]);

/** Path below the root, without it: parts of at most 255 characters. */
export const registryKey = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^(?!\\)(?:[^\\\0\r\n]{1,255}\\)*[^\\\0\r\n]{1,255}$/, "expected a key such as SOFTWARE\\Contoso");

/** Empty: the key's default value. */
export const registryValueName = z
  .string()
  .max(16_383)
  .regex(/^[^\0]*$/);

const hexadecimal = z
  .string()
  .max(2_000_000)
  .regex(/^(?:[0-9a-f]{2})*$/, "expected bytes as lower-case hexadecimal digits");

/** A value by its type; types without a form of their own are bytes. Source: Microsoft, "Registry value types". */
export const registryData = z.discriminatedUnion("type", [
  z.object({ type: z.literal("REG_SZ"), text: z.string().max(1_000_000) }),
  z.object({ type: z.literal("REG_EXPAND_SZ"), text: z.string().max(1_000_000) }),
  z.object({ type: z.literal("REG_MULTI_SZ"), texts: z.array(z.string().min(1).max(100_000)).max(10_000) }),
  z.object({ type: z.literal("REG_DWORD"), number: z.number().int().min(0).max(4_294_967_295) }),
  z.object({
    type: z.literal("REG_QWORD"),
    /** Decimal digits: the number may be larger than JSON's. */
    digits: z
      .string()
      .regex(/^\d{1,20}$/, "expected a whole number")
      .refine((digits) => BigInt(digits) < 2n ** 64n, "expected a number of 64 bits"),
  }),
  z.object({ type: z.literal("REG_BINARY"), bytes: hexadecimal }),
  z.object({ type: z.literal("REG_NONE"), bytes: hexadecimal }),
  z.object({ type: z.literal("REG_DWORD_BIG_ENDIAN"), bytes: hexadecimal }),
  z.object({ type: z.literal("REG_LINK"), bytes: hexadecimal }),
  z.object({ type: z.literal("REG_RESOURCE_LIST"), bytes: hexadecimal }),
  z.object({ type: z.literal("REG_FULL_RESOURCE_DESCRIPTOR"), bytes: hexadecimal }),
  z.object({ type: z.literal("REG_RESOURCE_REQUIREMENTS_LIST"), bytes: hexadecimal }),
]);
export type RegistryData = z.infer<typeof registryData>;

/** One thing done to the registry. */
export const registryChange = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("set"),
    root: registryRoot,
    key: registryKey,
    name: registryValueName,
    data: registryData,
  }),
  z.object({ action: z.literal("delete-value"), root: registryRoot, key: registryKey, name: registryValueName }),
  z.object({ action: z.literal("create-key"), root: registryRoot, key: registryKey }),
  /** With everything below it. */
  z.object({ action: z.literal("delete-key"), root: registryRoot, key: registryKey }),
]);
export type RegistryChange = z.infer<typeof registryChange>;

/** Which of the two sets of keys 64-bit Windows keeps for programs. */
export const registryView = z.enum(["64-bit", "32-bit"]);

/** Sets or deletes one value or key of the registry. */
export const registryStep = z.object({
  ...stepBase,
  kind: z.literal("registry"),
  view: registryView.default("64-bit"),
  change: registryChange,
});

/** Makes many changes of the registry, in order; usually what was read from a `.reg` file. */
export const registryBulkStep = z.object({
  ...stepBase,
  kind: z.literal("registry-bulk"),
  view: registryView.default("64-bit"),
  changes: z.array(registryChange).min(1).max(20_000),
  /** The file they were read from, for people. */
  importedFrom: z.string().max(240).default(""),
});
