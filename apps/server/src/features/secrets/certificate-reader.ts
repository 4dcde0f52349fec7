import { createPrivateKey, X509Certificate } from "node:crypto";
import { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { createSecureContext, TLSSocket } from "node:tls";

/**
 * Reads one certificate file from standard input and writes what it holds to standard output. A process of its own: how
 * long a password is hashed is said in the file, so a hostile one would hold up the server (RFC 7292, appendix B.2).
 */

interface Asked {
  readonly file: string;
  readonly password: string;
}

const isAsked = (value: unknown): value is Asked =>
  typeof value === "object" && value !== null && "file" in value && "password" in value;

const pemBlock = /-----BEGIN [A-Z ]*CERTIFICATE-----/u;

const certificateOfPfx = (pfx: Buffer, passphrase: string): X509Certificate => {
  const secureContext = createSecureContext({ pfx, passphrase });
  // OpenSSL has read the file; a socket that is never connected is the documented way to its certificate.
  const nowhere = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  const socket = new TLSSocket(nowhere, { isServer: true, secureContext });
  const found = socket.getCertificate();
  socket.destroy();
  if (!found || !("raw" in found) || !(found.raw instanceof Uint8Array)) throw new Error("it holds no certificate");
  return new X509Certificate(found.raw);
};

const certificateOfPem = (pem: string, passphrase: string): X509Certificate => {
  const certificate = new X509Certificate(pem);
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(pem)) return certificate;
  const key = createPrivateKey({ key: pem, format: "pem", passphrase });
  if (!certificate.checkPrivateKey(key)) throw new Error("its private key belongs to another certificate");
  return certificate;
};

const read = ({ file, password }: Asked) => {
  const bytes = Buffer.from(file, "base64");
  const pem = bytes.toString("latin1");
  const isPem = pemBlock.test(pem);
  const certificate = isPem ? certificateOfPem(pem, password) : certificateOfPfx(bytes, password);
  return {
    subject: certificate.subject.replaceAll("\n", ", "),
    issuer: certificate.issuer.replaceAll("\n", ", "),
    thumbprint: certificate.fingerprint.replaceAll(":", ""),
    notAfter: new Date(certificate.validTo).toISOString(),
    // OpenSSL makes no context of a PFX without a key that fits its certificate.
    hasPrivateKey: !isPem || pem.includes("PRIVATE KEY-----"),
  };
};

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const asked: unknown = JSON.parse(await text(process.stdin));
if (!isAsked(asked)) throw new Error("nothing was asked");
try {
  process.stdout.write(JSON.stringify({ certificate: read(asked) }));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(JSON.stringify({ refused: { code: codeOf(error), message } }));
}
