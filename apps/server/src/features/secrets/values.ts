import type { SecretValue } from "@windlass/protocol";
import { readCertificateFile } from "./certificate-file.ts";
import { readWifiProfile } from "./wifi-profile.ts";

/** A value that was looked into. */
export interface ReadValue {
  /** What is sealed. */
  readonly sealed: string;
  /** What of it is no secret. */
  readonly facts: Record<string, string>;
  /** The last day on which it works, where the value itself says it. */
  readonly lastDay: string | null;
}

/**
 * Looks into a value: what can be wrong with it is found before it is kept.
 *
 * @throws the `secret.…` refusals of certificates and Wi-Fi profiles
 */
export const readValue = async (value: SecretValue, now: Date): Promise<ReadValue> => {
  const read = { sealed: JSON.stringify(value), facts: {}, lastDay: null };
  switch (value.kind) {
    case "certificate": {
      const { subject, issuer, thumbprint, notAfter } = await readCertificateFile(value.file, value.password, now);
      // Whole days: the day on which it ends may be over before it begins to be used.
      const lastDay = new Date(Date.parse(notAfter) - 1).toISOString().slice(0, 10);
      return { ...read, facts: { subject, issuer, thumbprint }, lastDay };
    }
    case "wifi-profile":
      return { ...read, facts: readWifiProfile(value.xml) };
    case "user-name-password":
      return { ...read, facts: { userName: value.userName } };
    default:
      return read;
  }
};
