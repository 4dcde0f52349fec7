import type { DecodedHardwareHash } from "../hardware-hash/decode.ts";
import type { CsvFinding } from "./finding.ts";

/** What is done with a row; `warning` is accepted, too. */
export type CsvVerdict = "accepted" | "warning" | "refused";

/** One device of a file, judged. The hash is personal data: it goes to Intune and nowhere else. */
export interface CsvRow {
  /** Line of the file; the header usually is 1. */
  readonly row: number;
  readonly verdict: CsvVerdict;
  readonly serialNumber: string;
  readonly productId: string | null;
  readonly groupTag: string | null;
  readonly assignedUser: string | null;
  /** Null where the row has no hash that is base64. */
  readonly hash: DecodedHardwareHash | null;
  /** Why it is refused, or what is worth knowing; worst first. */
  readonly findings: readonly CsvFinding[];
}
