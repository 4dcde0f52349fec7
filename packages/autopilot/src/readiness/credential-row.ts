import type { CredentialSubject, ReadinessFacts } from "./facts.ts";
import { federatedRow } from "./federated-row.ts";
import { applicationPermission } from "./permissions.ts";
import { type JudgedRow, passed, portal, remedy, row } from "./row.ts";

const dayMilliseconds = 86_400_000;

/** Days before expiry from which on the report warns. */
const warnDays = 30;

interface Life {
  /** Milliseconds since 1970. */
  readonly end: number;
  readonly from: string;
}

type Secret = Extract<CredentialSubject, { kind: "client-secret" }>;
type Certificate = Extract<CredentialSubject, { kind: "certificate" }>;

/** End of the secret in use, from Graph where readable, else as entered (to the end of that day). */
const lifeOfSecret = ({ hint, expiresOn }: Secret, { application }: ReadinessFacts): Life | null => {
  if (application?.kind === "seen") {
    const ours = application.value.secrets.filter((secret) => secret.hint !== "" && hint.startsWith(secret.hint));
    const ends = ours.map(({ endsAt }) => Date.parse(endsAt)).filter((end) => !Number.isNaN(end));
    const several = ends.length > 1 ? `; ${ends.length} secrets begin with ${hint}, this is the first to end` : "";
    if (ends.length > 0) return { end: Math.min(...ends), from: `as Microsoft Entra says${several}` };
  }
  if (expiresOn === null) return null;
  return { end: Date.parse(expiresOn) + dayMilliseconds, from: "as entered here" };
};

const words = {
  "client-secret": {
    name: "secret",
    expired: "secret-expired",
    expiring: "secret-expiring",
    renew: "Make a new client secret and enter its value here; running registrations go on.",
  },
  certificate: {
    name: "certificate",
    expired: "certificate-expired",
    expiring: "certificate-expiring",
    renew: "Make a new certificate with the tenant connection and upload it; running registrations go on.",
  },
} as const;

const lifeRow = (kind: keyof typeof words, { end, from }: Life, now: Date): JudgedRow => {
  const { name, expired, expiring, renew } = words[kind];
  const makeNew = remedy(renew, portal.secrets);
  const days = Math.floor((end - now.getTime()) / dayMilliseconds);
  if (end <= now.getTime()) {
    const detail = `The ${name}'s expiry date has passed, ${from}.`;
    return row("secret-expiry", { state: "failed", reason: expired, detail, remedy: makeNew });
  }
  if (days < warnDays) {
    const detail = `The ${name} expires in ${days} ${days === 1 ? "day" : "days"}, ${from}.`;
    return row("secret-expiry", { state: "warning", reason: expiring, detail, remedy: makeNew });
  }
  return passed("secret-expiry", `The ${name} lasts ${days} more days, ${from}.`);
};

const unknownLife = (): JudgedRow =>
  row("secret-expiry", {
    state: "cannot-tell",
    reason: "expiry-unknown",
    missingPermission: applicationPermission,
    detail: "Nobody entered when the secret expires, and the app may not read it.",
    remedy: remedy(
      `Enter the expiry date with the connection, or grant ${applicationPermission}, so that you are warned in time.`,
      portal.secrets,
      applicationPermission,
    ),
  });

/** A certificate says itself how long it lasts; Entra says whether the app still lists it. */
const certificateRow = (certificate: Certificate, { application }: ReadinessFacts, now: Date): JudgedRow => {
  const life = { end: Date.parse(certificate.notAfter), from: "as it says itself" };
  if (life.end <= now.getTime() || application?.kind !== "seen") return lifeRow("certificate", life, now);
  const listed = application.value.certificates.some(
    ({ sha1Thumbprint }) => sha1Thumbprint?.toLowerCase() === certificate.sha1Thumbprint.toLowerCase(),
  );
  if (listed) return lifeRow("certificate", life, now);
  return row("secret-expiry", {
    state: "warning",
    reason: "certificate-not-listed",
    detail: `The app registration lists no certificate with the thumbprint ${certificate.sha1Thumbprint.toUpperCase()}.`,
    remedy: remedy(
      "Compare the thumbprint; if it is not there, upload the connection's certificate again.",
      portal.secrets,
      certificate.sha1Thumbprint.toUpperCase(),
    ),
  });
};

/** How long the credential still lasts; of a federated one, which has no end, whether it is trusted. */
export const credentialRow = (facts: ReadinessFacts, now: Date): JudgedRow => {
  const { credential } = facts.subject;
  switch (credential.kind) {
    case "client-secret": {
      const life = lifeOfSecret(credential, facts);
      return life ? lifeRow("client-secret", life, now) : unknownLife();
    }
    case "certificate":
      return certificateRow(credential, facts, now);
    case "federated-token":
      return federatedRow(credential, facts, now);
  }
};
