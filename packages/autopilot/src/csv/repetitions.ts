import { createHash } from "node:crypto";
import type { CsvFinding } from "./finding.ts";

/** Remembers the devices of a file, in so many bytes a row whatever a row says. */
export class Repetitions {
  readonly #serialNumbers = new Map<string, number>();
  readonly #hashes = new Map<string, number>();

  /** Where the same device stood before in the file; what is asked for is remembered. */
  findingsOn(row: number, serialNumber: string, normalisedHash: string | null): CsvFinding[] {
    const key = createHash("sha256").update(serialNumber.toLowerCase()).digest("base64");
    const before = serialNumber === "" ? undefined : this.#remember(this.#serialNumbers, key, row);
    const remedy = "Leave one of the two rows.";
    const findings: CsvFinding[] = [];
    if (before !== undefined) {
      const message = `Row ${before} already has the serial number ${serialNumber.slice(0, 60)}.`;
      findings.push({ code: "serial-number-repeated", message, remedy });
    }
    if (normalisedHash === null) return findings;
    const hashKey = createHash("sha256").update(normalisedHash).digest("base64");
    const same = this.#remember(this.#hashes, hashKey, row);
    // The same row twice is said once.
    if (same !== undefined && same !== before) {
      findings.push({ code: "hash-repeated", message: `Row ${same} already has the same hardware hash.`, remedy });
    }
    return findings;
  }

  #remember(known: Map<string, number>, key: string, row: number): number | undefined {
    const before = known.get(key);
    if (before === undefined) known.set(key, row);
    return before;
  }
}
