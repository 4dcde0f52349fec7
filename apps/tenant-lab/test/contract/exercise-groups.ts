import { type Graph, minute, type Running, signInPerson } from "../client.ts";

const dynamicGroup = {
  displayName: "Made by Graph",
  mailEnabled: false,
  mailNickname: "made",
  securityEnabled: true,
};

/** Everything there is for groups: made, changed, counted, owned, filled by hand, evaluated, removed. */
export async function exerciseGroups(running: Running, graph: Graph, base: string, deviceId: string): Promise<void> {
  const { sample } = running;
  await graph("GET", `${base}/groups`);
  const made = await graph("POST", `${base}/groups`, {
    ...dynamicGroup,
    groupTypes: ["DynamicMembership"],
    membershipRule: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:MADE"))',
    membershipRuleProcessingState: "On",
  });
  await graph("PATCH", `${base}/groups/${made.body.id}`, { membershipRuleProcessingState: "Paused" });
  await graph("DELETE", `${base}/groups/${made.body.id}`);

  const group = `${base}/groups/${sample.groupObjectId}`;
  await graph("GET", base === "/beta" ? `${group}?$select=id,membershipRuleProcessingStatus` : group);
  for (const part of ["members", "transitiveMembers"]) {
    await graph("GET", `${group}/${part}`);
    await graph("GET", `${group}/${part}/microsoft.graph.device`);
    await graph("GET", `${group}/${part}/$count`, undefined, { consistencylevel: "eventual" });
  }

  const assigned = `${base}/groups/${(await graph("POST", `${base}/groups`, dynamicGroup)).body.id}`;
  const reference = { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${deviceId}` };
  await graph("POST", `${assigned}/members/$ref`, reference);
  await graph("DELETE", `${assigned}/members/${deviceId}/$ref`);
  const principals = await graph("GET", `${base}/servicePrincipals?$filter=appId eq '${sample.clientId}'`);
  const owner = `https://graph.microsoft.com/v1.0/servicePrincipals/${principals.body.value?.[0]?.id}`;
  await graph("POST", `${assigned}/owners/$ref`, { "@odata.id": owner });
  await graph("GET", `${assigned}/owners`);
  await graph("DELETE", `${assigned}/owners/$ref?@id=${encodeURIComponent(owner)}`);
  if (base !== "/beta") return;
  const person = await signInPerson(running, "admin", ["Group.Read.All"]);
  running.lab.advance(minute);
  const rule = '(device.devicePhysicalIds -any (_ -startsWith "[ZTDid]"))';
  await person("POST", "/beta/groups/evaluateDynamicMembership", { memberId: deviceId, membershipRule: rule });
  await person("POST", `${group}/evaluateDynamicMembership`, { memberId: deviceId });
}
