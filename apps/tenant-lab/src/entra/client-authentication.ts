import { timingSafeEqual } from "node:crypto";
import type { LabCore } from "../lab-core.ts";
import type { Application, Tenant } from "../state/entra-entities.ts";
import { verifyClientAssertion } from "./client-assertion.ts";
import { entraFailures } from "./errors.ts";
import type { TokenRequest } from "./token-endpoint.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export interface AuthenticatedClient {
  readonly application: Application;
  /** Object id of its service principal. */
  readonly principalId: string;
  /** How it proved who it is, in the words of the token's claim `appidacr`: 1 a secret, 2 an assertion. */
  readonly proof: "1" | "2";
}

/**
 * The confidential application that sent a token request, proven by a secret (in the form or as HTTP Basic) or by a client
 * assertion.
 *
 * @throws EntraFailure for everything that Entra refuses
 */
export async function authenticateClient(
  lab: LabCore,
  tenant: Tenant,
  request: TokenRequest,
): Promise<AuthenticatedClient> {
  const { clientId, secret } = credentialsOf(request.form, request.authorization);
  if (clientId === null) throw entraFailures.missingParameter("client_id");
  const application = applicationOf(lab, tenant, clientId);
  const principalId = principalOf(lab, tenant, application);
  const assertion = request.form.get("client_assertion");
  if (assertion !== null && assertion !== "") {
    const type = request.form.get("client_assertion_type");
    if (type === null) throw entraFailures.missingParameter("client_assertion_type");
    if (type !== assertionType) throw entraFailures.wrongAssertionType(type);
    await verifyClientAssertion(lab, tenant, application, assertion, request.origin);
    return { application, principalId, proof: "2" };
  }
  checkSecret(lab, application, secret);
  return { application, principalId, proof: "1" };
}

/** @throws EntraFailure 700016 or 7000112 */
function applicationOf(lab: LabCore, tenant: Tenant, clientId: string): Application {
  const application = lab.state.applications.get(clientId.toLowerCase());
  const now = lab.clock.now();
  if (application === undefined || application.tenantId !== tenant.id || application.visibleFrom > now) {
    throw entraFailures.applicationNotFound(clientId, tenant.displayName);
  }
  if (!application.enabled) throw entraFailures.applicationDisabled(application.id, application.displayName);
  return application;
}

/** @throws EntraFailure 7000229 */
function principalOf(
  lab: LabCore,
  tenant: Tenant,
  { id, servicePrincipalId, principalVisibleFrom }: Application,
): string {
  if (servicePrincipalId !== null && principalVisibleFrom <= lab.clock.now()) return servicePrincipalId;
  throw entraFailures.servicePrincipalMissing(id, tenant.id);
}

/** HTTP Basic carries both halves percent-encoded (RFC 6749, section 2.3.1). */
function credentialsOf(form: URLSearchParams, authorization: string | undefined) {
  const basic = /^Basic\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (basic === undefined) return { clientId: form.get("client_id"), secret: form.get("client_secret") };
  const text = Buffer.from(basic, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return {
    clientId: decode(text.slice(0, Math.max(colon, 0))) || form.get("client_id"),
    secret: colon < 0 ? null : decode(text.slice(colon + 1)),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function checkSecret(lab: LabCore, application: Application, secret: string | null): void {
  if (secret === null || secret === "") throw entraFailures.missingCredential();
  const now = lab.clock.now();
  const known = application.secrets.filter((one) => one.usableFrom <= now);
  const matching = known.find((one) => sameText(one.value, secret));
  if (matching === undefined) throw entraFailures.wrongSecret(application.id);
  if (matching.endsAt <= now) throw entraFailures.expiredSecret(application.id);
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
