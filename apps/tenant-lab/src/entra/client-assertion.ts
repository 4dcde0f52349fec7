import { compactVerify, decodeJwt, decodeProtectedHeader, importX509, type JWTPayload } from "jose";
import type { LabCore } from "../lab-core.ts";
import type { Application, ApplicationCertificate, Tenant } from "../state/entra-entities.ts";
import { assertionFailures } from "./assertion-failures.ts";
import { verifyFederatedAssertion } from "./federated-assertion.ts";

/** What Entra allows clocks to differ by. */
const toleratedMilliseconds = 5 * 60_000;

const signingAlgorithms: readonly string[] = ["PS256", "RS256"];

/** A signed statement that an application makes, or had made, instead of sending a secret. */
export interface Assertion {
  readonly text: string;
  readonly algorithm: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: JWTPayload;
}

/**
 * Verifies what an application sent in place of a secret: an assertion signed with the key of one of its certificates
 * (Microsoft identity platform, "Certificate credentials"), or a token of another issuer that it trusts.
 *
 * `origin` is where the caller reached the lab; it may name it with `https:` also when it came without TLS.
 *
 * @throws EntraFailure for everything that Entra refuses
 */
export async function verifyClientAssertion(
  lab: LabCore,
  tenant: Tenant,
  application: Application,
  text: string,
  origin: string,
): Promise<void> {
  const assertion = readAssertion(text);
  // Other issuers are addresses; an application names itself by its client id.
  if (/^https?:\/\//.test(assertion.claims.iss ?? "")) {
    await verifyFederatedAssertion(lab, application, assertion);
  } else {
    await verifySignature(lab, application, assertion);
    const { iss, sub } = assertion.claims;
    if (iss?.toLowerCase() !== application.id || sub?.toLowerCase() !== application.id) {
      throw assertionFailures.wrongSubject();
    }
    if (!audiencesOf(tenant, origin).has(String(assertion.claims.aud))) throw assertionFailures.wrongAudience();
  }
  checkValidity(lab, assertion.claims);
}

function readAssertion(text: string): Assertion {
  try {
    const header = decodeProtectedHeader(text);
    return { text, header: { ...header }, algorithm: String(header.alg), claims: decodeJwt(text) };
  } catch {
    throw assertionFailures.malformed("It cannot be read.");
  }
}

async function verifySignature(lab: LabCore, application: Application, assertion: Assertion): Promise<void> {
  if (!signingAlgorithms.includes(assertion.algorithm)) throw assertionFailures.wrongAlgorithm(assertion.algorithm);
  const certificate = certificateOf(lab, application, assertion);
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.certificate}\n-----END CERTIFICATE-----`;
  try {
    const key = await importX509(pem, assertion.algorithm);
    await compactVerify(assertion.text, key, { algorithms: [...signingAlgorithms] });
  } catch {
    throw assertionFailures.wrongSignature(application.id, certificate);
  }
  if (certificate.endsAt <= tokenServiceNow(lab))
    throw assertionFailures.expiredCertificate(application.id, certificate);
}

function certificateOf(lab: LabCore, application: Application, { header }: Assertion): ApplicationCertificate {
  const sha256 = thumbprintOf(header["x5t#S256"]);
  const sha1 = thumbprintOf(header.x5t);
  if (sha256 === null && sha1 === null) throw assertionFailures.noThumbprint();
  const known = application.certificates.filter((one) => one.usableFrom <= lab.clock.now());
  const found = known.find((one) => (sha256 === null ? one.thumbprint === sha1 : one.sha256Thumbprint === sha256));
  if (found === undefined) throw assertionFailures.notRegistered(application.id, sha256 ?? sha1 ?? "");
  return found;
}

/** Thumbprints travel in base64url, whose digits differ from base64's in two places: hexadecimal is neither. */
function thumbprintOf(value: unknown): string | null {
  if (typeof value !== "string" || value === "") return null;
  return Buffer.from(value, "base64url").toString("hex").toUpperCase();
}

/** Token endpoints and issuers of the tenant, version 1.0 and 2.0, by id and by domain. */
function audiencesOf(tenant: Tenant, origin: string): ReadonlySet<string> {
  const origins = [origin, origin.replace(/^http:/, "https:")];
  const authorities = origins.flatMap((one) => [`${one}/${tenant.id}`, `${one}/${tenant.domain}`]);
  const endings = ["/oauth2/v2.0/token", "/oauth2/token", "/v2.0", "/v2.0/", "/"];
  return new Set(authorities.flatMap((authority) => endings.map((ending) => authority + ending)));
}

function checkValidity(lab: LabCore, { nbf, exp }: JWTPayload): void {
  const now = tokenServiceNow(lab);
  const [from, until] = [nbf, exp].map((seconds) => (seconds === undefined ? undefined : seconds * 1000));
  const begun = from === undefined || from <= now + toleratedMilliseconds;
  const ended = until === undefined || until + toleratedMilliseconds <= now;
  if (!begun || ended) throw assertionFailures.outsideValidity(now, from, until);
}

/** The token service's own clock, which may differ from everybody else's. */
function tokenServiceNow(lab: LabCore): number {
  return lab.clock.now() + lab.behaviour().tokenClockSkewSeconds * 1000;
}
