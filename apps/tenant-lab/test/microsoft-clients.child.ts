/**
 * Microsoft's own clients against the address in the environment, told nothing about the lab but where it is. A process
 * of its own, because Node reads NODE_EXTRA_CA_CERTS once, when it starts. Prints what it saw as JSON.
 */
import { ClientCertificateCredential, ClientSecretCredential, DeviceCodeCredential } from "@azure/identity";
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  type PageCollection,
  PageIterator,
} from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js";

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
}

const url = environment("LAB_URL");
const tenantId = environment("LAB_TENANT");
const clientId = environment("LAB_CLIENT");
const scope = "https://graph.microsoft.com/.default";

function credentialWith(secret: string): ClientSecretCredential {
  return new ClientSecretCredential(tenantId, clientId, secret, { authorityHost: url, disableInstanceDiscovery: true });
}

const credential = credentialWith(environment("LAB_SECRET"));
const graph = Client.initWithMiddleware({
  baseUrl: url,
  customHosts: new Set([new URL(url).hostname]),
  authProvider: new TokenCredentialAuthenticationProvider(credential, { scopes: [scope] }),
});

const refusal = await credentialWith("wrong")
  .getToken(scope)
  .then(() => "none")
  .catch((error: unknown) => String(error));

const byCertificate = await new ClientCertificateCredential(
  tenantId,
  clientId,
  { certificate: environment("LAB_CERTIFICATE") },
  { authorityHost: url, disableInstanceDiscovery: true },
).getToken(scope);

/** A person signs in by code; the person is this program, which enters the code at the lab's control API. */
const byCode = await new DeviceCodeCredential({
  tenantId,
  clientId: "14d82eec-204b-4c2f-b7e8-296a70dab67e",
  authorityHost: url,
  disableInstanceDiscovery: true,
  userPromptCallback: ({ userCode }) => {
    void fetch(`${url}/lab/sign-ins`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ userCode, userPrincipalName: environment("LAB_USER") }),
    });
  },
}).getToken("https://graph.microsoft.com/Group.ReadWrite.All");
const signedIn = JSON.parse(Buffer.from(byCode.token.split(".")[1] ?? "", "base64url").toString());

const organisation = await graph.api("/organization").select("displayName").get();

const imported = await graph.api("/deviceManagement/importedWindowsAutopilotDeviceIdentities/import").post({
  importedWindowsAutopilotDeviceIdentities: [
    { serialNumber: "LABX", groupTag: "OD-FINANCE", hardwareIdentifier: environment("LAB_HASH") },
  ],
});

const serials: string[] = [];
const firstPage: PageCollection = await graph.api("/deviceManagement/windowsAutopilotDeviceIdentities").top(2).get();
const iterator = new PageIterator(graph, firstPage, (device: { serialNumber: string }) => {
  serials.push(device.serialNumber);
  return true;
});
await iterator.iterate();

const batch = new BatchRequestContent([
  { id: "profiles", request: new Request(`${url}/deviceManagement/windowsAutopilotDeploymentProfiles`) },
  { id: "missing", request: new Request(`${url}/groups/${crypto.randomUUID()}`) },
]);
const answers = new BatchResponseContent(
  await graph
    .api("/$batch")
    .version("beta")
    .post(await batch.getContent()),
);
const profiles = (await answers.getResponseById("profiles").json()) as { value: { displayName: string }[] };

const missingDevice = await graph
  .api(`/devices/${crypto.randomUUID()}`)
  .get()
  .catch((error: { statusCode: number; code: string }) => ({ statusCode: error.statusCode, code: error.code }));

process.stdout.write(
  JSON.stringify({
    refusal,
    signedIn: { upn: signedIn.upn, scp: signedIn.scp },
    byCertificate: byCertificate.token.split(".").length,
    organisation: organisation.value[0].displayName,
    importStatus: imported.value[0].state.deviceImportStatus,
    firstPage: firstPage.value.length,
    serials,
    profiles: profiles.value.map((profile) => profile.displayName),
    missingInBatch: answers.getResponseById("missing").status,
    missingDevice,
  }),
);
