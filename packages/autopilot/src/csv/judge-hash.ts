import { type DecodedHardwareHash, decodeHardwareHash } from "../hardware-hash/decode.ts";
import type { HardwareHashWarningCode } from "../hardware-hash/warnings.ts";
import type { CsvFinding } from "./finding.ts";

/**
 * Findings with which an import is sure to fail or to register another device. An unknown layout is none of them:
 * nobody outside Microsoft knows what comes next.
 */
const refusing: ReadonlySet<HardwareHashWarningCode> = new Set<HardwareHashWarningCode>([
  "not-base64",
  "truncated",
  "checksum-wrong",
  "serial-number-missing",
  "serial-number-differs",
  "manufacturer-missing",
]);

/** Shortest base64 that may be a hash, in characters; the agent's protocol has the same limit. */
const shortestHash = 100;

export interface JudgedHash {
  readonly hash: DecodedHardwareHash | null;
  readonly refusals: readonly CsvFinding[];
  readonly warnings: readonly CsvFinding[];
}

const empty = (hasMaker: boolean): CsvFinding => ({
  code: "hash-empty",
  message: hasMaker
    ? "The row has maker and model instead of a hardware hash: Partner Center takes that, Intune does not."
    : "The row has no hardware hash.",
  remedy: "Capture the hash on the device, or have the reseller register the device in Partner Center.",
});

const tooShort: CsvFinding = {
  code: "hash-too-short",
  message: `The hardware hash has fewer than ${shortestHash} characters; real ones have about 4000.`,
  remedy: "Capture the hash again on the device, and copy the whole text.",
};

/** What a hash by itself, and beside the serial number of its row, is worth. */
export const judgeHash = (text: string, serialNumber: string, hasMaker: boolean): JudgedHash => {
  if (text === "") return { hash: null, refusals: [empty(hasMaker)], warnings: [] };
  if (text.length < shortestHash) return { hash: null, refusals: [tooShort], warnings: [] };
  const hash = decodeHardwareHash(text, serialNumber === "" ? undefined : serialNumber);
  // The row's own serial number is judged before; what the hash repeats of it need not be said twice.
  const findings = hash.warnings.filter(({ code }) => code !== "serial-number-placeholder");
  return {
    hash: hash.normalised === null ? null : hash,
    refusals: findings.filter(({ code }) => refusing.has(code)),
    warnings: findings.filter(({ code }) => !refusing.has(code)),
  };
};

const differs = (left: string, right: string | null | undefined): boolean =>
  left !== "" && !!right && left.toLowerCase() !== right.toLowerCase();

/** Maker and model of Partner Center's columns, against what the hash says. */
export const compareMaker = (
  hash: DecodedHardwareHash | null,
  manufacturer: string,
  model: string,
): readonly CsvFinding[] => {
  const findings: CsvFinding[] = [];
  const remedy = "Nothing: the hash counts.";
  if (differs(manufacturer, hash?.manufacturer)) {
    const message = `The row says the maker is ${manufacturer.slice(0, 60)}, the hash says ${hash?.manufacturer}.`;
    findings.push({ code: "manufacturer-differs", message, remedy });
  }
  if (differs(model, hash?.model)) {
    const message = `The row says the model is ${model.slice(0, 60)}, the hash says ${hash?.model}.`;
    findings.push({ code: "model-differs", message, remedy });
  }
  return findings;
};
