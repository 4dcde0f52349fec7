import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

/** Why PEM text given by an operator cannot be used, as the end of a sentence. */
export class CertificateProblem extends Error {}

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const privateBlock = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

const parse = (block: string): X509Certificate => {
  try {
    return new X509Certificate(block);
  } catch (cause) {
    throw new CertificateProblem("it holds a certificate that cannot be read", { cause });
  }
};

const nameOf = ({ subject, serialNumber }: X509Certificate): string =>
  subject ? `“${subject.replaceAll("\n", ", ")}”` : `with the serial number ${serialNumber}`;

const requireValid = (certificate: X509Certificate, now: Date): void => {
  const { validFromDate, validToDate } = certificate;
  if (now > validToDate)
    throw new CertificateProblem(`the certificate ${nameOf(certificate)} expired on ${validToDate.toISOString()}`);
  if (now < validFromDate)
    throw new CertificateProblem(
      `the certificate ${nameOf(certificate)} is valid only from ${validFromDate.toISOString()}`,
    );
};

/** The certificates of a PEM text in their order, at least one. @throws CertificateProblem */
export const readCertificates = (pem: string): readonly [X509Certificate, ...X509Certificate[]] => {
  const [first, ...others] = (pem.match(certificateBlock) ?? []).map(parse);
  if (first === undefined) throw new CertificateProblem("it holds no certificate in PEM form");
  return [first, ...others];
};

/** A certificate and its issuer's, as far as names, key usage and signature tell. */
const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** Whether a way leads from the first certificate over the others to one of the authorities. */
const leadsTo = (chain: readonly X509Certificate[], authorities: readonly X509Certificate[]): boolean => {
  const left = new Set(chain);
  let current = chain[0];
  while (current !== undefined) {
    const certificate = current;
    left.delete(certificate);
    const isTrusted = (authority: X509Certificate) =>
      authority.fingerprint256 === certificate.fingerprint256 || isIssuedBy(certificate, authority);
    if (authorities.some(isTrusted)) return true;
    current = [...left].find((issuer) => isIssuedBy(certificate, issuer));
  }
  return false;
};

/** Certificates only, each as one PEM block: whatever else stood in the text is gone. */
const toPem = (certificates: readonly X509Certificate[]): string =>
  certificates.map((certificate) => certificate.toString()).join("");

/**
 * The certificate authorities of a PEM text, in a form that can be made public.
 *
 * @throws CertificateProblem none, unreadable, not valid at `now`, or a private key beside them
 */
export const readAuthorities = (pem: string, now: Date): string => {
  if (privateBlock.test(pem))
    throw new CertificateProblem("it holds a private key, and what it holds is written on boot media");
  const authorities = readCertificates(pem);
  for (const authority of authorities) requireValid(authority, now);
  return toPem(authorities);
};

/**
 * Makes sure that a server can speak TLS with a certificate file: readable, valid at `now`, each certificate issued by
 * the one after it.
 *
 * @returns the last certificate of the file, PEM: what a device has to trust when it is told nothing else
 * @throws CertificateProblem
 */
export const checkCertificateFile = (pem: string, now: Date): string => {
  const chain = readCertificates(pem);
  for (const certificate of chain) requireValid(certificate, now);
  const last = chain.slice(-1);
  if (!leadsTo(chain, last))
    throw new CertificateProblem(
      `its certificates are no chain: ${nameOf(chain[0])} must come first, then its issuer and so on, and nothing else`,
    );
  return toPem(last);
};

const readKey = (pem: string): KeyObject => {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    const encrypted = /ENCRYPTED/.test(pem);
    const what = encrypted
      ? "it is protected by a password, which nobody could enter"
      : "it is no private key in PEM form";
    throw new CertificateProblem(what, { cause });
  }
};

/** Makes sure that a private key belongs to the first certificate of a certificate file. @throws CertificateProblem */
export const checkKeyFile = (keyPem: string, certificatePem: string): void => {
  const key = readKey(keyPem);
  const [own] = readCertificates(certificatePem);
  if (!own.checkPrivateKey(key))
    throw new CertificateProblem(`it does not belong to ${nameOf(own)}, the first certificate of the certificate file`);
};

/** Whether devices that trust only `authorityPem` accept a server with this certificate file. @throws CertificateProblem */
export const isTrustedBy = (certificatePem: string, authorityPem: string): boolean =>
  leadsTo(readCertificates(certificatePem), readCertificates(authorityPem));

const isName = (host: string): boolean => !host.includes(":") && !/^[\d.]+$/.test(host);

/** Whether a certificate file's first certificate is for a host: a name, or an address without brackets. @throws CertificateProblem */
export const namesHost = (certificatePem: string, host: string): boolean => {
  const [own] = readCertificates(certificatePem);
  return (isName(host) ? own.checkHost(host) : own.checkIP(host)) !== undefined;
};
