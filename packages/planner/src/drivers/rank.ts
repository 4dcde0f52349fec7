import type { DriverFacts, DriverModel } from "@windlass/protocol";

/** Which list of the device met which list of the INF. */
export type MatchKind = "hardware-hardware" | "hardware-compatible" | "compatible-hardware" | "compatible-compatible";

/** Where an identifier stands in both lists, each from 0. */
export interface Meeting {
  readonly kind: MatchKind;
  readonly devicePosition: number;
  readonly infPosition: number;
}

/** Highest byte of a rank: all trusted signatures are equal, and what is unsigned comes after them. */
export const signatureScores = { trusted: 0x00, unsigned: 0x80 } as const;

/**
 * The last four digits of a rank (`THHH`). Source: Microsoft, "How Windows ranks driver packages", identifier score.
 * Positions beyond what their digits hold count as the last one.
 */
export const identifierScore = ({ kind, devicePosition, infPosition }: Meeting): number => {
  const position = Math.min(devicePosition, 0xfff);
  if (kind === "hardware-hardware") return position;
  if (kind === "hardware-compatible") return 0x1000 + position;
  if (kind === "compatible-hardware") return 0x2000 + position;
  return 0x3000 + Math.min(devicePosition, 0xff) + Math.min(infPosition, 0xf) * 0x100;
};

/** A driver without a catalogue is unsigned; whether a signature is trusted is for the device to find. */
export const signatureScore = (facts: DriverFacts): number =>
  facts.catalog === null ? signatureScores.unsigned : signatureScores.trusted;

/** `0xSSGGTHHH` as a number; lower is better. */
export const rankFrom = (signature: number, feature: number, identifier: number): number =>
  signature * 0x1000000 + feature * 0x10000 + identifier;

export const rankText = (rank: number): string => `0x${rank.toString(16).toUpperCase().padStart(8, "0")}`;

export interface DriverAge {
  /** `YYYY-MM-DD`; null counts as older than any. */
  readonly date: string | null;
  readonly version: string | null;
}

/** The install section's own DriverVer counts instead of the file's. Source: Microsoft, "INF DriverVer directive". */
export const ageOf = (facts: DriverFacts, model: DriverModel): DriverAge => ({
  date: model.driverDate ?? facts.driverDate,
  version: model.driverVersion ?? facts.driverVersion,
});

/** Positive when `a` has the later date. */
export const compareDates = (a: DriverAge, b: DriverAge): number => {
  const [first, second] = [a.date ?? "", b.date ?? ""];
  if (first === second) return 0;
  return first > second ? 1 : -1;
};

/** Positive when `a` has the higher version, number by number. */
export const compareVersions = (a: DriverAge, b: DriverAge): number => {
  const first = (a.version ?? "0").split(".").map(Number);
  const second = (b.version ?? "0").split(".").map(Number);
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    const difference = (first[index] ?? 0) - (second[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
