import { verifyProofOfPossession } from "../../entra/proof-of-possession.ts";
import { makeSecretValue } from "../../operations/applications.ts";
import type { Application, ClientSecret } from "../../state/entra-entities.ts";
import { instantOf, isObject, type JsonObject, objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import { bothVersions, type GraphCall, type GraphResponse, type GraphRoute, noContent } from "../exchange.ts";
import { single } from "../odata/listing.ts";
import { writeApplications } from "../permissions.ts";
import { applicationOfPath, checkMayWrite } from "./application-access.ts";
import { readKeyCredential } from "./application-body.ts";
import { presentCertificate, presentSecret } from "./application-presenter.ts";
import { usableAfterReplication } from "./replication.ts";

const twoYears = 2 * 365 * 86_400_000;

/** The value of a secret is in this answer and in none after it. */
function addPassword(call: GraphCall): GraphResponse {
  const application = writableApplication(call);
  const wanted = objectBody(call.body).passwordCredential;
  const secret = makeSecret(call, isObject(wanted) ? wanted : {});
  call.lab.state.applications.put({ ...application, secrets: [...application.secrets, secret] });
  return single(call, "microsoft.graph.passwordCredential", presentSecret(secret, secret.value));
}

function makeSecret(call: GraphCall, wanted: JsonObject): ClientSecret {
  const startsAt = instantOf(wanted, "startDateTime") ?? call.lab.clock.now();
  const endsAt = instantOf(wanted, "endDateTime") ?? startsAt + twoYears;
  if (endsAt <= startsAt)
    throw graphFailures.directoryBadRequest("The credential's end date is before its start date.");
  return {
    keyId: call.lab.newId(),
    displayName: textOf(wanted, "displayName") ?? "",
    value: makeSecretValue(),
    startsAt,
    endsAt,
    usableFrom: usableAfterReplication(call),
  };
}

function removePassword(call: GraphCall): GraphResponse {
  const application = writableApplication(call);
  const keyId = textOf(objectBody(call.body), "keyId");
  const secrets = application.secrets.filter((secret) => secret.keyId !== keyId);
  if (secrets.length === application.secrets.length) {
    throw graphFailures.directoryBadRequest("No password credential found with keyId.");
  }
  call.lab.state.applications.put({ ...application, secrets });
  return noContent;
}

/**
 * Rolls a key: an application may do it for itself without any permission, when it proves that it holds the private key
 * of one of its valid certificates. Microsoft Graph reference, "application: addKey". Without any there is nothing to
 * prove with, so the first certificate comes by PATCH.
 */
function addKey(call: GraphCall): GraphResponse {
  const application = provenApplication(call);
  const body = objectBody(call.body);
  if (!isObject(body.keyCredential)) throw graphFailures.directoryBadRequest("A keyCredential is required.");
  const certificate = readKeyCredential(call, body.keyCredential);
  call.lab.state.applications.put({ ...application, certificates: [...application.certificates, certificate] });
  return single(call, "microsoft.graph.keyCredential", presentCertificate(certificate, false));
}

/** The other half: the proof may be made with any valid certificate. Reference, "application: removeKey". */
function removeKey(call: GraphCall): GraphResponse {
  const application = provenApplication(call);
  const keyId = textOf(objectBody(call.body), "keyId");
  const certificates = application.certificates.filter((certificate) => certificate.keyId !== keyId);
  if (certificates.length === application.certificates.length) {
    throw graphFailures.directoryBadRequest("No credentials found to be removed.");
  }
  call.lab.state.applications.put({ ...application, certificates });
  return noContent;
}

function provenApplication(call: GraphCall): Application {
  const application = applicationOfPath(call);
  if (application.id !== call.caller.applicationId) checkMayWrite(call, application);
  const proof = textOf(objectBody(call.body), "proof") ?? "";
  if (!verifyProofOfPossession(call.lab, application, proof)) throw graphFailures.unproven();
  return application;
}

function writableApplication(call: GraphCall): Application {
  const application = applicationOfPath(call);
  checkMayWrite(call, application);
  return application;
}

const shared = { method: "POST", versions: bothVersions, area: "directory", directoryRoles: null } as const;
const item = "/applications/{application-id}";

export const applicationCredentialRoutes: readonly GraphRoute[] = [
  { ...shared, path: `${item}/addPassword`, permissions: writeApplications, handle: addPassword },
  { ...shared, path: `${item}/removePassword`, permissions: writeApplications, handle: removePassword },
  { ...shared, path: `${item}/addKey`, permissions: null, handle: addKey },
  { ...shared, path: `${item}/removeKey`, permissions: null, handle: removeKey },
];
