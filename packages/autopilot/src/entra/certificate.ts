import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { WindlassError } from "@windlass/protocol";
import { generate } from "selfsigned";

/** What may be shown of a certificate: nothing of it is secret. */
export interface CertificateFacts {
  /** The certificate alone, PEM. */
  readonly certificatePem: string;
  /** SHA-256 of the DER bytes, 64 lower-case hexadecimal digits; what an assertion names its key by. */
  readonly sha256Thumbprint: string;
  /** SHA-1 of the DER bytes, 40 lower-case hexadecimal digits; what Entra's portal shows and lists certificates by. */
  readonly sha1Thumbprint: string;
  /** Distinguished name in one line. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** A certificate with the key that belongs to it. */
export interface CertificatePair extends CertificateFacts {
  /** PKCS #8, PEM. Secret. */
  readonly privateKeyPem: string;
}

/** Entra refuses shorter ones. */
const shortestModulusBits = 2048;

const certificateBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/u;
const encryptedKey = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/mu;

const digits = (fingerprint: string): string => fingerprint.replaceAll(":", "").toLowerCase();

const parseCertificate = (pem: string): X509Certificate => {
  const block = certificateBlock.exec(pem)?.[0];
  if (!block) throw new WindlassError("credential.certificate-unreadable");
  try {
    return new X509Certificate(block);
  } catch {
    // The library's sentence quotes nothing, but says nothing either.
    throw new WindlassError("credential.certificate-unreadable");
  }
};

const factsOf = (certificate: X509Certificate): CertificateFacts => ({
  certificatePem: certificate.toString(),
  sha256Thumbprint: digits(certificate.fingerprint256),
  sha1Thumbprint: digits(certificate.fingerprint),
  subject: certificate.subject.replaceAll("\n", ", "),
  notBefore: certificate.validFromDate,
  notAfter: certificate.validToDate,
});

/**
 * What a certificate says of itself.
 *
 * @throws credential.certificate-unreadable
 */
export const readCertificate = (certificatePem: string): CertificateFacts => factsOf(parseCertificate(certificatePem));

const parseKey = (pem: string): KeyObject => {
  if (encryptedKey.test(pem)) throw new WindlassError("credential.key-encrypted");
  try {
    return createPrivateKey(pem);
  } catch {
    // Without a cause: it could quote the key.
    throw new WindlassError("credential.key-unreadable");
  }
};

const refuseWeak = (key: KeyObject): void => {
  if (key.asymmetricKeyType !== "rsa")
    throw new WindlassError("credential.key-not-rsa", { parameters: { type: key.asymmetricKeyType ?? "unknown" } });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < shortestModulusBits)
    throw new WindlassError("credential.key-too-weak", { parameters: { bits, least: shortestModulusBits } });
};

/**
 * Takes a certificate and its key as a person has them, and makes sure that Entra can take them: the key is not encrypted,
 * RSA of at least 2048 bits, belongs to the certificate, and the certificate is valid now.
 *
 * @param now an instant to judge validity by
 * @throws credential.certificate-unreadable, credential.key-encrypted, credential.key-unreadable, credential.key-not-rsa,
 *   credential.key-too-weak, credential.key-mismatch, credential.certificate-expired, credential.certificate-not-yet-valid
 */
export const readCertificatePair = (certificatePem: string, privateKeyPem: string, now: Date): CertificatePair => {
  const certificate = parseCertificate(certificatePem);
  const key = parseKey(privateKeyPem);
  refuseWeak(key);
  if (!certificate.checkPrivateKey(key)) throw new WindlassError("credential.key-mismatch");
  const facts = factsOf(certificate);
  if (facts.notAfter <= now)
    throw new WindlassError("credential.certificate-expired", { parameters: { at: facts.notAfter.toISOString() } });
  if (facts.notBefore > now)
    throw new WindlassError("credential.certificate-not-yet-valid", {
      parameters: { at: facts.notBefore.toISOString() },
    });
  return { ...facts, privateKeyPem: key.export({ type: "pkcs8", format: "pem" }).toString() };
};

export interface NewCertificate {
  /** What the portal lists it by, for example `Windlass – Contoso`. */
  readonly commonName: string;
  /** Beginning of its life; it is valid five minutes earlier, for clocks that differ. */
  readonly from: Date;
  /** Length of its life. */
  readonly days: number;
}

const dayMilliseconds = 86_400_000;
const clockDifferenceMilliseconds = 300_000;

/**
 * Makes a self-signed certificate for an app registration: RSA 2048, SHA-256, for signing alone. Entra needs no authority
 * behind it; it trusts exactly the certificates that were uploaded to the app.
 *
 * @example
 * const made = await makeClientCertificate({ commonName: "Windlass", from: new Date(), days: 365 });
 * // Upload made.certificatePem to the app registration; keep made.privateKeyPem secret.
 */
export const makeClientCertificate = async ({ commonName, from, days }: NewCertificate): Promise<CertificatePair> => {
  const made = await generate([{ name: "commonName", value: commonName }], {
    keyType: "rsa",
    keySize: shortestModulusBits,
    algorithm: "sha256",
    notBeforeDate: new Date(from.getTime() - clockDifferenceMilliseconds),
    notAfterDate: new Date(from.getTime() + days * dayMilliseconds),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", clientAuth: true },
    ],
  });
  return readCertificatePair(made.cert, made.private, from);
};
