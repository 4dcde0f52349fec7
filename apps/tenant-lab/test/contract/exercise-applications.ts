import { createHash, X509Certificate } from "node:crypto";
import { importPKCS8, SignJWT } from "jose";
import { makeClientCertificate } from "../certificates.ts";
import { type Graph, minute, type Running } from "../client.ts";

/** The base64 between the lines of a certificate in PEM. */
export const derOf = (pem: string) => new X509Certificate(pem).raw.toString("base64");

/** A proof that somebody holds the certificate's private key, as Microsoft's guide has it. */
export async function makeProof(privateKeyPem: string, objectId: string, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return new SignJWT({ aud: "00000002-0000-0000-c000-000000000000", iss: objectId, nbf: seconds, exp: seconds + 600 })
    .setProtectedHeader({ alg: "RS256", x5t: createHash("sha1").update(privateKeyPem).digest("base64url") })
    .sign(await importPKCS8(privateKeyPem, "RS256"));
}

/** Everything there is for applications and service principals, by both keys. */
export async function exerciseApplications(running: Running, graph: Graph, base: string): Promise<void> {
  const first = await makeClientCertificate(running.lab.now());
  const second = await makeClientCertificate(running.lab.now());
  const keyOf = (certificatePem: string) => ({
    type: "AsymmetricX509Cert",
    usage: "Verify",
    key: derOf(certificatePem),
    displayName: "Windlass",
  });
  const made = await graph("POST", `${base}/applications`, {
    displayName: `Made by Graph ${base}`,
    signInAudience: "AzureADMyOrg",
    requiredResourceAccess: [
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccess: [{ id: "5ac13192-7ace-4fcf-b828-1a26f28068ee", type: "Role" }],
      },
    ],
  });
  const { id, appId } = made.body;
  const object = `${base}/applications/${id}`;
  running.lab.advance(minute);
  await graph("GET", `${base}/applications?$filter=appId eq '${appId}'`);
  await graph("GET", `${base}/applications(appId='${appId}')`);
  await graph("PATCH", object, { keyCredentials: [keyOf(first.certificatePem)] });
  await graph("PATCH", `${base}/applications(appId='${appId}')`, { notes: "Made in a test" });
  await graph("GET", `${object}?$select=id,keyCredentials`);
  running.lab.addFederatedCredential(String(appId), {
    name: "cluster",
    issuer: "https://issuer.example.test",
    subject: "system:serviceaccount:windlass:server",
  });
  await graph("GET", `${object}/federatedIdentityCredentials`);
  await graph("GET", `${base}/applications(appId='${appId}')/federatedIdentityCredentials?$select=name,issuer,subject`);
  const proof = await makeProof(first.privateKeyPem, String(id), running.lab.now());
  await graph("POST", `${object}/addKey`, {
    keyCredential: keyOf(second.certificatePem),
    proof,
  });
  const password = await graph("POST", `${object}/addPassword`, { passwordCredential: { displayName: "Windlass" } });
  await graph("POST", `${object}/removePassword`, { keyId: password.body.keyId });

  const principal = await graph("POST", `${base}/servicePrincipals`, { appId });
  running.lab.advance(minute);
  const principals = `${base}/servicePrincipals`;
  const microsoftGraph = await graph("GET", `${principals}?$filter=appId eq '00000003-0000-0000-c000-000000000000'`);
  await graph("POST", `${principals}/${principal.body.id}/appRoleAssignments`, {
    principalId: principal.body.id,
    resourceId: microsoftGraph.body.value?.[0]?.id,
    appRoleId: "5ac13192-7ace-4fcf-b828-1a26f28068ee",
  });
  await graph("GET", `${principals}/${principal.body.id}/appRoleAssignments`);
  await graph("GET", `${principals}/${principal.body.id}`);
  await graph("GET", `${principals}(appId='${appId}')`);
  await graph("PATCH", `${principals}/${principal.body.id}`, { accountEnabled: false });
  await graph("PATCH", `${principals}(appId='${appId}')`, { accountEnabled: true });
  await graph("DELETE", `${principals}/${principal.body.id}`);
  await graph("POST", principals, { appId });
  await graph("DELETE", `${principals}(appId='${appId}')`);
  await graph("DELETE", object);
  const other = await graph("POST", `${base}/applications`, { displayName: "Gone at once" });
  running.lab.advance(minute);
  await graph("DELETE", `${base}/applications(appId='${other.body.appId}')`);
}
