import { z } from "zod";
import { identifier } from "./values.ts";

const values = z.array(z.string().trim().min(1).max(400)).min(1).max(100);

/** Compared without case and surrounding spaces; `matches` takes `*` and `?`. Several values: one of them is enough. */
export const textCondition = z.object({
  field: z.enum(["vendor", "model", "sku", "family", "board", "os-edition"]),
  operator: z.enum(["is", "is-not", "contains", "does-not-contain", "starts-with", "matches"]),
  values,
});

/** A hardware or compatible identifier of one of the device's parts; `*` at the end takes all that begin so. */
export const hardwareIdCondition = z.object({
  field: z.literal("hardware-id"),
  operator: z.enum(["present", "absent"]),
  values,
});

export const choiceCondition = z.discriminatedUnion("field", [
  z.object({
    field: z.literal("architecture"),
    operator: z.enum(["is", "is-not"]),
    values: z.array(z.enum(["x64", "arm64", "x86"])).min(1),
  }),
  z.object({
    field: z.literal("chassis"),
    operator: z.enum(["is", "is-not"]),
    values: z.array(z.enum(["desktop", "laptop", "tablet", "all-in-one", "server", "virtual", "other"])).min(1),
  }),
  z.object({
    field: z.enum(["organisation", "location"]),
    operator: z.enum(["is", "is-not"]),
    values: z.array(identifier).min(1).max(100),
  }),
]);

/** Numbers: build such as 26100, memory and disk in gigabytes (2^30 bytes). */
export const numberCondition = z.object({
  field: z.enum(["os-build", "memory-gigabytes", "disk-gigabytes"]),
  operator: z.enum(["equals", "at-least", "at-most"]),
  value: z.number().nonnegative(),
});

/** Dotted versions, compared number by number: Windows `10.0.26100`, TPM `2.0`. */
export const versionCondition = z.object({
  field: z.enum(["os-version", "tpm-version"]),
  operator: z.enum(["equals", "at-least", "at-most"]),
  value: z.string().regex(/^\d+(\.\d+){0,3}$/, "expected numbers with dots, such as 10.0.26100"),
});

export const flagCondition = z.object({
  field: z.enum(["secure-boot", "tpm-present"]),
  operator: z.literal("is"),
  value: z.boolean(),
});

export const filterCondition = z.union([
  textCondition,
  hardwareIdCondition,
  choiceCondition,
  numberCondition,
  versionCondition,
  flagCondition,
]);
export type FilterCondition = z.infer<typeof filterCondition>;

export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | FilterCondition;

/** Which devices something is for. No filter (null where one may stand) is every device. */
export const filter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(filter).min(1).max(50) }).strict(),
    z.object({ any: z.array(filter).min(1).max(50) }).strict(),
    z.object({ not: filter }).strict(),
    filterCondition,
  ]),
);
