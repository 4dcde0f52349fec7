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
