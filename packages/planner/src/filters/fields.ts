import type { FilterCondition, FilterField } from "@windlass/protocol";

/** How a field is asked for and shown; decides which operators and which input it has. */
export type FieldKind = "text" | "hardware-id" | "choice" | "place" | "number" | "version" | "flag";

interface FieldWords {
  /** As the console and every explanation name it. */
  readonly label: string;
  readonly kind: FieldKind;
  readonly unit?: string;
}

/** Every field a filter may ask about, in the order people look for them. */
export const filterFields: Readonly<Record<FilterField, FieldWords>> = {
  vendor: { label: "Vendor", kind: "text" },
  model: { label: "Model", kind: "text" },
  sku: { label: "SKU", kind: "text" },
  family: { label: "Family", kind: "text" },
  board: { label: "Baseboard", kind: "text" },
  chassis: { label: "Chassis", kind: "choice" },
  "hardware-id": { label: "Hardware id", kind: "hardware-id" },
  architecture: { label: "Architecture", kind: "choice" },
  "os-edition": { label: "Windows edition", kind: "text" },
  "os-version": { label: "Windows version", kind: "version" },
  "os-build": { label: "Windows build", kind: "number" },
  "memory-gigabytes": { label: "Memory", kind: "number", unit: "GB" },
  "disk-gigabytes": { label: "Largest disk", kind: "number", unit: "GB" },
  "tpm-present": { label: "TPM", kind: "flag" },
  "tpm-version": { label: "TPM version", kind: "version" },
  "secure-boot": { label: "Secure Boot", kind: "flag" },
  "firmware-version": { label: "Firmware version", kind: "text" },
  "serial-number": { label: "Serial number", kind: "text" },
  organisation: { label: "Organisation", kind: "place" },
  location: { label: "Location", kind: "place" },
};

export const operatorWords: Readonly<Record<FilterCondition["operator"], string>> = {
  is: "is",
  "is-not": "is not",
  contains: "contains",
  "does-not-contain": "does not contain",
  "starts-with": "starts with",
  matches: "matches",
  "does-not-match": "does not match",
  present: "is present",
  absent: "is absent",
  equals: "is",
  "does-not-equal": "is not",
  "at-least": "is at least",
  "at-most": "is at most",
};

const operatorsOf = {
  text: ["is", "is-not", "contains", "does-not-contain", "starts-with", "matches", "does-not-match"],
  "hardware-id": ["present", "absent"],
  choice: ["is", "is-not"],
  place: ["is", "is-not"],
  number: ["equals", "does-not-equal", "at-least", "at-most"],
  version: ["equals", "does-not-equal", "at-least", "at-most"],
  flag: ["is"],
} as const satisfies Record<FieldKind, readonly FilterCondition["operator"][]>;

/** Operators that fit a field's type, the usual one first. */
export const operatorsFor = (field: FilterField): readonly FilterCondition["operator"][] =>
  operatorsOf[filterFields[field].kind];
