import { isIP } from "node:net";
import { generate } from "selfsigned";

export interface CertificateAndKey {
  readonly certificate: string;
  readonly key: string;
}

/** When a certificate is valid; from a minute ago for a year when left out. */
interface Validity {
  readonly from?: Date;
  readonly to?: Date;
}

export interface ThrowAwayAuthority {
  /** PEM. */
  readonly certificate: string;
  /** A certificate for one host name or address, with its key. */
  readonly issue: (host: string, validity?: Validity) => Promise<CertificateAndKey>;
  /** An authority below this one. */
  readonly issueAuthority: () => Promise<ThrowAwayAuthority>;
}

const common = { keyType: "ec", algorithm: "sha256" } as const;

/** Dates in certificates count whole seconds: one made at this moment could begin after a "now" read just before. */
const aMinuteAgo = () => new Date(Date.now() - 60_000);

const datesOf = ({ from = aMinuteAgo(), to }: Validity) => ({
  notBeforeDate: from,
  ...(to && { notAfterDate: to }),
});

const alternativeName = (host: string) =>
  isIP(host) === 0 ? { type: 2 as const, value: host } : { type: 7 as const, ip: host };

const authorityExtensions = [
  { name: "basicConstraints" as const, cA: true, critical: true },
  { name: "keyUsage" as const, keyCertSign: true, cRLSign: true, critical: true },
];

const authorityOf = ({ certificate, key }: CertificateAndKey): ThrowAwayAuthority => ({
  certificate,
  issue: async (host, validity = {}) => {
    const made = await generate([{ name: "commonName", value: host }], {
      ...common,
      ...datesOf(validity),
      ca: { key, cert: certificate },
      extensions: [
        { name: "basicConstraints", cA: false },
        { name: "keyUsage", digitalSignature: true },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: [alternativeName(host)] },
      ],
    });
    return { certificate: made.cert, key: made.private };
  },
  issueAuthority: async () => {
    const made = await generate([{ name: "commonName", value: "Throw-away intermediate" }], {
      ...common,
      ...datesOf({}),
      ca: { key, cert: certificate },
      extensions: authorityExtensions,
    });
    return authorityOf({ certificate: made.cert, key: made.private });
  },
});

/** A certificate authority for one test run. */
export const makeAuthority = async (name = "Throw-away authority"): Promise<ThrowAwayAuthority> => {
  const made = await generate([{ name: "commonName", value: name }], {
    ...common,
    ...datesOf({}),
    extensions: authorityExtensions,
  });
  return authorityOf({ certificate: made.cert, key: made.private });
};

/** A certificate that no authority issued. */
export const makeSelfSigned = async (host: string): Promise<CertificateAndKey> => {
  const made = await generate([{ name: "commonName", value: host }], {
    ...common,
    ...datesOf({}),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: [alternativeName(host)] },
    ],
  });
  return { certificate: made.cert, key: made.private };
};
