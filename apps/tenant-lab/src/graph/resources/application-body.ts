import { newApplication } from "../../operations/applications.ts";
import { readCertificate } from "../../operations/credentials.ts";
import type { Application, ApplicationCertificate, ApplicationDetails } from "../../state/entra-entities.ts";
import { instantOf, type JsonObject, objectBody, objectsOf, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import type { GraphCall } from "../exchange.ts";
import { usableAfterReplication } from "./replication.ts";

/** A new application as a POST describes it, owned by whoever makes it; not stored yet. @throws GraphFailure 400 */
export function readNewApplication(call: GraphCall): Application {
  const body = objectBody(call.body);
  const displayName = textOf(body, "displayName");
  if (displayName === null || displayName.trim() === "") {
    throw graphFailures.directoryBadRequest(
      "A value is required for property 'displayName' of resource 'Application'.",
    );
  }
  const made = newApplication(call.lab, call.caller.tenantId, displayName);
  return {
    ...changedApplication(call, made, body),
    owners: [call.caller.principalId],
    visibleFrom: usableAfterReplication(call),
  };
}

/** The application as a PATCH wants it. What the body leaves out stays. @throws GraphFailure 400 */
export function changedApplication(call: GraphCall, application: Application, body: JsonObject): Application {
  if (objectsOf(body, "passwordCredentials")?.length) {
    throw graphFailures.directoryBadRequest(
      "Updates to property 'passwordCredentials' are not allowed: use addPassword.",
    );
  }
  const wanted = objectsOf(body, "keyCredentials");
  const displayName = textOf(body, "displayName");
  return {
    ...application,
    displayName: displayName ?? application.displayName,
    details: changedDetails(application.details, body),
    certificates:
      wanted === null ? application.certificates : wanted.map((entry) => certificateOf(call, application, entry)),
  };
}

function changedDetails(details: ApplicationDetails, body: JsonObject): ApplicationDetails {
  const textOr = (name: "description" | "notes") => (name in body ? textOf(body, name) : details[name]);
  return {
    description: textOr("description"),
    notes: textOr("notes"),
    signInAudience: textOf(body, "signInAudience") ?? details.signInAudience,
    requiredResourceAccess: objectsOf(body, "requiredResourceAccess") ?? details.requiredResourceAccess,
  };
}

/** One of the certificates an application is to have: a new one with its content, a known one by its key id alone. */
function certificateOf(call: GraphCall, application: Application, entry: JsonObject): ApplicationCertificate {
  const content = textOf(entry, "key");
  const keyId = textOf(entry, "keyId");
  if (content === null) {
    const known = application.certificates.find((one) => one.keyId === keyId);
    if (known === undefined) throw invalidKey("a new key credential needs the certificate in 'key'");
    return known;
  }
  const certificate = readKeyCredential(call, entry);
  return application.certificates.find((one) => one.thumbprint === certificate.thumbprint) ?? certificate;
}

/** A certificate out of a keyCredential. @throws GraphFailure 400 */
export function readKeyCredential(call: GraphCall, entry: JsonObject): ApplicationCertificate {
  if (textOf(entry, "type") !== "AsymmetricX509Cert" || textOf(entry, "usage") !== "Verify") {
    throw invalidKey("only the type 'AsymmetricX509Cert' with the usage 'Verify' is taken here");
  }
  const content = Buffer.from(textOf(entry, "key") ?? "", "base64");
  const certificate = readCertificate(call.lab, derOf(content), textOf(entry, "displayName"));
  if (certificate === null) throw invalidKey("'key' is no certificate");
  const endsAt = instantOf(entry, "endDateTime") ?? certificate.endsAt;
  const startsAt = instantOf(entry, "startDateTime") ?? certificate.startsAt;
  if (endsAt > certificate.endsAt || endsAt <= startsAt) throw invalidKey("Key credential end date is invalid");
  return { ...certificate, startsAt, endsAt, usableFrom: usableAfterReplication(call) };
}

/** The key may be the DER itself or, as some tools send it, a PEM inside the base64. */
function derOf(content: Buffer): Buffer | string {
  const text = content.toString("latin1");
  return text.startsWith("-----BEGIN") ? text : content;
}

const invalidKey = (reason: string) =>
  graphFailures.directoryBadRequest(`Invalid value specified for property 'keyCredentials': ${reason}.`);
