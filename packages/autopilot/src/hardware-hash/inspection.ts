import { type DecodedHardwareHash, decodeHardwareHash } from "./decode.ts";

/** What a person is told of a hash; also what `windlass inspect --json` prints. */
export interface HardwareHashInspection {
  readonly kind: "hardware-hash";
  readonly valid: boolean;
  readonly serialNumber: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly tpm: { readonly present: boolean; readonly version: string | null };
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

const inspectionOf = (decoded: DecodedHardwareHash): HardwareHashInspection => ({
  kind: "hardware-hash",
  valid: decoded.valid,
  serialNumber: decoded.serialNumber,
  manufacturer: decoded.manufacturer,
  model: decoded.model,
  tpm: { present: decoded.tpm.present, version: decoded.tpm.version },
  warnings: decoded.warnings.map(({ code, message }) => ({ code, message })),
});

/** Reads a hash for people: what it says, without the hash and without keys and addresses. */
export const inspectHardwareHash = (text: string): HardwareHashInspection => inspectionOf(decodeHardwareHash(text));
