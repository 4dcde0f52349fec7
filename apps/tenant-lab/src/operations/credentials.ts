import { createHash, X509Certificate } from "node:crypto";
import type { JSONWebKeySet } from "jose";
import type { LabCore } from "../lab-core.ts";
import type { ApplicationCertificate, FederatedCredential } from "../state/entra-entities.ts";
import { applicationOf } from "./applications.ts";
import { LabRefusal } from "./refusal.ts";

export interface NewCertificate {
  /** Without the private key. */
  readonly certificatePem: string;
  /** The certificate's subject when left out. */
  readonly displayName?: string | undefined;
}

/** Registers a certificate as the portal does; its times are its own. @throws LabRefusal 400, 404 or 409 */
export function addCertificate(lab: LabCore, clientId: string, request: NewCertificate): ApplicationCertificate {
  const application = applicationOf(lab, clientId);
  const certificate = readCertificate(lab, request.certificatePem, request.displayName ?? null);
  if (certificate === null) throw new LabRefusal(400, "This is not a certificate in PEM.");
  if (application.certificates.some((one) => one.thumbprint === certificate.thumbprint)) {
    throw new LabRefusal(409, `The application has the certificate ${certificate.thumbprint} already.`);
  }
  lab.state.applications.put({ ...application, certificates: [...application.certificates, certificate] });
  return certificate;
}

/** A certificate (PEM, or DER) as an application holds it; null when it is none. */
export function readCertificate(
  lab: LabCore,
  content: string | Buffer,
  displayName: string | null,
): ApplicationCertificate | null {
  const parsed = parse(content);
  if (parsed === null) return null;
  const digest = (algorithm: string) => createHash(algorithm).update(parsed.raw).digest("hex").toUpperCase();
  return {
    keyId: lab.newId(),
    displayName: displayName ?? parsed.subject.replaceAll("\n", ", "),
    certificate: parsed.raw.toString("base64"),
    thumbprint: digest("sha1"),
    sha256Thumbprint: digest("sha256"),
    startsAt: parsed.validFromDate.getTime(),
    endsAt: parsed.validToDate.getTime(),
    usableFrom: 0,
  };
}

function parse(content: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(content);
  } catch {
    return null;
  }
}

export function removeCertificate(lab: LabCore, clientId: string, keyId: string): void {
  const application = applicationOf(lab, clientId);
  const certificates = application.certificates.filter((one) => one.keyId !== keyId);
  lab.state.applications.put({ ...application, certificates });
}

export interface NewFederatedCredential {
  readonly name: string;
  /** Address of the other issuer, exactly as its tokens name it in `iss`. */
  readonly issuer: string;
  readonly subject: string;
  /** `api://AzureADTokenExchange` when left out. */
  readonly audiences?: readonly string[] | undefined;
  /** The issuer's published keys; kept for all applications. Needed once an issuer. */
  readonly jwks?: JSONWebKeySet | undefined;
}

/** Lets an application sign in with tokens of another issuer. @throws LabRefusal 404 or 409 */
export function addFederatedCredential(
  lab: LabCore,
  clientId: string,
  request: NewFederatedCredential,
): FederatedCredential {
  const application = applicationOf(lab, clientId);
  const { name, issuer, subject } = request;
  if (application.federatedCredentials.some((one) => one.name === name)) {
    throw new LabRefusal(409, `The application has a federated credential ${name} already.`);
  }
  if (request.jwks !== undefined) {
    const sequence = lab.state.tokenIssuers.get(issuer)?.sequence ?? lab.state.nextSequence();
    lab.state.tokenIssuers.put({ id: issuer, sequence, keys: request.jwks });
  }
  const audiences = [...(request.audiences ?? ["api://AzureADTokenExchange"])];
  const credential = { id: lab.newId(), name, issuer, subject, audiences };
  const federatedCredentials = [...application.federatedCredentials, credential];
  lab.state.applications.put({ ...application, federatedCredentials });
  return credential;
}

export function removeFederatedCredential(lab: LabCore, clientId: string, name: string): void {
  const application = applicationOf(lab, clientId);
  const federatedCredentials = application.federatedCredentials.filter((one) => one.name !== name);
  lab.state.applications.put({ ...application, federatedCredentials });
}
