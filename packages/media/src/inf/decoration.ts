import type { DriverArchitecture, DriverTarget } from "@windlass/protocol";

const architectures: Readonly<Record<string, DriverArchitecture>> = {
  // "NT" alone, like no decoration at all, is x86: other systems need their own name.
  "": "x86",
  x86: "x86",
  amd64: "x64",
  arm64: "arm64",
  arm: "arm",
  ia64: "ia64",
};

/** How INF files write an architecture. */
export const infNames: Readonly<Record<DriverArchitecture, string>> = {
  x86: "x86",
  x64: "amd64",
  arm64: "arm64",
  arm: "arm",
  ia64: "ia64",
};

/** A section without decoration. */
export const undecorated: DriverTarget = {
  architecture: "x86",
  version: null,
  productType: null,
  suiteMask: null,
  minimumBuild: null,
};

/** @returns null for an empty field, undefined for what is no number */
const numberOf = (text: string | undefined): number | null | undefined => {
  if (text === undefined || text === "") return null;
  return /^(\d{1,9}|0x[0-9a-f]{1,8})$/.test(text) ? Number(text) : undefined;
};

/**
 * `NT[architecture][.[major][.[minor][.[product type][.[suite mask][.[build]]]]]]`, missing or empty fields asking
 * nothing. Source: Microsoft, "INF Manufacturer section".
 *
 * @returns null for what is none
 */
export const parseDecoration = (decoration: string): DriverTarget | null => {
  const [platform = "", ...fields] = decoration.trim().toLowerCase().split(".");
  if (!platform.startsWith("nt") || fields.length > 5) return null;
  const architecture = architectures[platform.slice(2)];
  const numbers = fields.map(numberOf);
  if (!architecture || numbers.includes(undefined)) return null;
  const [major = null, minor = null, productType = null, suiteMask = null, minimumBuild = null] = numbers;
  const version = major === null ? null : { major, minor: minor ?? 0 };
  return { architecture, version, productType, suiteMask, minimumBuild };
};
