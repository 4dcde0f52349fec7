import { X509Certificate } from "node:crypto";
import { type NamedReader, readFields } from "../fields.ts";
import type { ProgramHeaders } from "./headers.ts";

export interface Signature {
  readonly present: boolean;
  /** Common name of who signed, else the organisation; null where it cannot be read. It says nothing about whether the signature holds. */
  readonly subject: string | null;
}

const longest = 512 * 1024;
const pkcsSignedData = 2;
const sequence = 0x30;
const set = 0x31;
const integer = 0x02;
const context0 = 0xa0;

interface Element {
  readonly tag: number;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** The elements of a constructed value of DER, one level deep. Null for what is none. */
const elementsOf = (bytes: Uint8Array): Element[] | null => {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [tag, first] = [bytes[at], bytes[at + 1]];
    if (tag === undefined || first === undefined) return null;
    const more = first < 0x80 ? 0 : first & 0x7f;
    if (more > 4) return null;
    let length = first < 0x80 ? first : 0;
    for (let index = 0; index < more; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
    const start = at + 2 + more;
    if (start + length > bytes.length) return null;
    elements.push({ tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return elements;
};

/** Serial number of the certificate that signed, and all certificates that came along (RFC 5652, SignedData). */
const signedDataOf = (bytes: Uint8Array) => {
  const outer = elementsOf(bytes)?.[0];
  const wrapper = outer && elementsOf(outer.content)?.find(({ tag }) => tag === context0);
  const signedData = wrapper && elementsOf(wrapper.content)?.[0];
  const parts = signedData?.tag === sequence ? elementsOf(signedData.content) : null;
  const certificates = parts?.find(({ tag }) => tag === context0);
  const signer = elementsOf(parts?.findLast(({ tag }) => tag === set)?.content ?? new Uint8Array())?.[0];
  const issuerAndSerial = signer && elementsOf(signer.content)?.find(({ tag }) => tag === sequence);
  const serial = issuerAndSerial && elementsOf(issuerAndSerial.content)?.find(({ tag }) => tag === integer);
  if (!certificates || !serial) return null;
  return { serial: BigInt(`0x0${Buffer.from(serial.content).toString("hex")}`), certificates: certificates.content };
};

/** The outermost element alone: padding to a boundary of eight bytes follows it. */
const withoutPadding = (bytes: Uint8Array): Uint8Array => {
  const lengthBytes = (bytes[1] ?? 0) & 0x7f;
  if (((bytes[1] ?? 0) & 0x80) === 0 || lengthBytes > 4) return bytes;
  const length = Buffer.from(bytes.subarray(2, 2 + lengthBytes)).reduce((sum, byte) => sum * 256 + byte, 0);
  return bytes.subarray(0, 2 + lengthBytes + length);
};

const commonNameOf = (certificate: X509Certificate): string | null =>
  (/^CN=(.+)$/mu.exec(certificate.subject) ?? /^O=(.+)$/mu.exec(certificate.subject))?.[1]?.trim() ?? null;

const subjectOf = (bytes: Uint8Array): string | null => {
  const signed = signedDataOf(bytes);
  for (const { whole } of signed ? (elementsOf(signed.certificates) ?? []) : []) {
    try {
      const certificate = new X509Certificate(whole);
      if (BigInt(`0x${certificate.serialNumber}`) === signed?.serial) return commonNameOf(certificate);
    } catch {
      // Not a certificate that can be read; the one that signed may still follow.
    }
  }
  return null;
};

/**
 * Tells whether a signature is attached and by whom (WIN_CERTIFICATE: length, revision, kind, PKCS #7). It is not
 * verified: only the device, with its trusted roots, can do that.
 *
 * @throws WindlassError `installer.truncated`
 */
export const readSignature = async (file: NamedReader, headers: ProgramHeaders): Promise<Signature> => {
  const { certificates } = headers;
  if (!certificates || certificates.size < 8) return { present: false, subject: null };
  const length = Math.min(certificates.size, longest);
  const entry = await readFields(file, certificates.offset, length, "its signature");
  const end = Math.min(entry.u32(0), length);
  if (entry.u16(6) !== pkcsSignedData || end < 8) return { present: true, subject: null };
  return { present: true, subject: subjectOf(withoutPadding(entry.bytes.subarray(8, end))) };
};
