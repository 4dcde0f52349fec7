import { type Graph, type Json, type Running, send } from "../client.ts";

const provisioningClient = "f1346770-5b25-470b-88bd-d5744ab7952c";

/** Somebody signed in by code, with these delegated permissions. */
export async function signInAs(running: Running, name: string, permissions: readonly string[]): Promise<Graph> {
  const { sample, url } = running;
  const ask = async (endpoint: string, form: Record<string, string>): Promise<Json> => {
    const body = new URLSearchParams({ client_id: "14d82eec-204b-4c2f-b7e8-296a70dab67e", ...form });
    const response = await fetch(`${url}/${sample.tenantId}/oauth2/v2.0/${endpoint}`, { method: "POST", body });
    return (await response.json()) as Json;
  };
  const scope = permissions.map((permission) => `https://graph.microsoft.com/${permission}`).join(" ");
  const begun = await ask("devicecode", { scope });
  running.lab.signIn(String(begun.user_code), `${name}@${sample.domain}`);
  const grant_type = "urn:ietf:params:oauth:grant-type:device_code";
  const { access_token } = await ask("token", { grant_type, device_code: String(begun.device_code) });
  const authorization = `Bearer ${access_token}`;
  return (method, path, body) => send(`${url}${path}`, method, body, { authorization });
}

/** A static group owned by the Intune Provisioning Client, as device preparation wants it. @returns its object id */
export async function makeDeviceGroup(running: Running, graph: Graph, base: string): Promise<string> {
  const group = running.lab.addGroup(running.sample.tenantId, { displayName: "Prepared", membershipRule: null });
  await graph("POST", `${base}/servicePrincipals`, { appId: provisioningClient });
  const principal = await graph("GET", `${base}/servicePrincipals(appId='${provisioningClient}')`);
  const reference = `https://graph.microsoft.com/${base.slice(1)}/directoryObjects/${principal.body.id}`;
  await graph("POST", `${base}/groups/${group.id}/owners/$ref`, { "@odata.id": reference });
  return group.id;
}

/** Owners of groups; in beta also corporate identifiers and device preparation policies. */
export async function exercisePreparation(running: Running, graph: Graph, version: "v1.0" | "beta"): Promise<void> {
  const base = `/${version}`;
  const groupId = await makeDeviceGroup(running, graph, base);
  const owners = `${base}/groups/${groupId}/owners`;
  const owner = (await graph("GET", owners)).body.value?.[0]?.id;
  if (version === "beta") await exerciseBeta(running, graph, groupId);
  await graph("DELETE", `${owners}/$ref?@id=https://graph.microsoft.com/${version}/directoryObjects/${owner}`);
}

async function exerciseBeta(running: Running, graph: Graph, groupId: string): Promise<void> {
  const identities = "/beta/deviceManagement/importedDeviceIdentities";
  const one = {
    importedDeviceIdentityType: "manufacturerModelSerial",
    importedDeviceIdentifier: "Microsoft Corporation,Surface Laptop 5,012345678901",
    description: "",
  };
  const made = await graph("POST", `${identities}/importDeviceIdentityList`, {
    overwriteImportedDeviceIdentities: false,
    importedDeviceIdentities: [one],
  });
  await graph("POST", `${identities}/searchExistingIdentities`, { importedDeviceIdentities: [one] });
  await graph("GET", identities);
  const identity = `${identities}/${made.body.value?.[0]?.id}`;
  await graph("GET", identity);
  await graph("DELETE", identity);

  const policies = "/beta/deviceManagement/configurationPolicies";
  const { id } = running.lab.addPreparationPolicy(running.sample.tenantId, { name: "Sales", assignedTo: [groupId] });
  await graph("GET", policies);
  await graph("GET", `${policies}/${id}`);
  await graph("GET", `${policies}/${id}/assignments`);
  const person = await signInAs(running, "admin", ["DeviceManagementConfiguration.ReadWrite.All"]);
  await person("POST", `${policies}/${id}/setEnrollmentTimeDeviceMembershipTarget`, {
    enrollmentTimeDeviceMembershipTargets: [{ targetId: groupId, targetType: "staticSecurityGroup" }],
  });
}
