import { generate } from "selfsigned";

export interface ThrowAwayCertificates {
  /** The authority's certificate, PEM. */
  readonly authority: string;
  readonly key: string;
  readonly cert: string;
}

/** A certificate for 127.0.0.1 by an authority of its own, for one test run. */
export async function makeCertificates(): Promise<ThrowAwayCertificates> {
  const common = { keyType: "ec", algorithm: "sha256" } as const;
  const authority = await generate([{ name: "commonName", value: "Throw-away authority" }], {
    ...common,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  return { authority: authority.cert, key: server.private, cert: server.cert };
}

export interface ClientCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** A certificate of an application, valid from a day before `from` (the tests' time) for `days`. */
export async function makeClientCertificate(from: number, days = 90): Promise<ClientCertificate> {
  const day = 86_400_000;
  const made = await generate([{ name: "commonName", value: "Windlass" }], {
    keyType: "rsa",
    keySize: 2048,
    algorithm: "sha256",
    notBeforeDate: new Date(from - day),
    notAfterDate: new Date(from + days * day),
  });
  return { certificatePem: made.cert, privateKeyPem: made.private };
}
