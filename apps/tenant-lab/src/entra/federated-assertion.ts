import { compactVerify, createLocalJWKSet } from "jose";
import type { LabCore } from "../lab-core.ts";
import type { Application } from "../state/entra-entities.ts";
import { assertionFailures } from "./assertion-failures.ts";
import type { Assertion } from "./client-assertion.ts";

/**
 * Verifies a token of another issuer against the application's federated credentials and the issuer's published keys.
 * Microsoft Entra, "Workload identity federation": issuer, subject and audience match exactly, RS256 only.
 *
 * @throws EntraFailure 700211, 700212 or 700213 for whichever does not match, 50013 for a wrong signature
 */
export async function verifyFederatedAssertion(
  lab: LabCore,
  application: Application,
  assertion: Assertion,
): Promise<void> {
  const { iss = "", sub = "", aud = "" } = assertion.claims;
  const audiences = typeof aud === "string" ? [aud] : aud;
  const ofIssuer = application.federatedCredentials.filter((one) => one.issuer === iss);
  if (ofIssuer.length === 0) throw assertionFailures.noFederatedIssuer(iss);
  const ofSubject = ofIssuer.filter((one) => one.subject === sub);
  if (ofSubject.length === 0) throw assertionFailures.noFederatedSubject(sub);
  if (!ofSubject.some((one) => audiences.some((audience) => one.audiences.includes(audience)))) {
    throw assertionFailures.noFederatedAudience(audiences.join(", "));
  }
  const issuer = lab.state.tokenIssuers.get(iss);
  if (issuer === undefined) throw assertionFailures.issuerKeysMissing();
  if (assertion.algorithm !== "RS256") throw assertionFailures.wrongAlgorithm(assertion.algorithm);
  try {
    await compactVerify(assertion.text, createLocalJWKSet(issuer.keys), { algorithms: ["RS256"] });
  } catch {
    throw assertionFailures.wrongFederatedSignature();
  }
}
