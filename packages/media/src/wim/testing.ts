import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the small real image files lie. */
export const fixtureFolder = join(import.meta.dirname, "../../fixtures");

/** A fresh copy of a fixture's bytes, free to be damaged. */
export const fixtureBytes = (name: string): Buffer => readFileSync(join(fixtureFolder, name));

/** Offsets in the header that tests damage. */
export const headerField = {
  length: 8,
  version: 12,
  flags: 16,
  partNumber: 40,
  imageCount: 44,
  blobTable: 48,
  imageList: 72,
  integrityTable: 124,
} as const;
