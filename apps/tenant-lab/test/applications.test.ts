import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeClientCertificate } from "./certificates.ts";
import { askToken, type Graph, minute, type Running, second, signIn, start, startSample } from "./client.ts";
import { derOf, makeProof } from "./contract/exercise-applications.ts";

const graphAppId = "00000003-0000-0000-c000-000000000000";
const serviceConfig = "5ac13192-7ace-4fcf-b828-1a26f28068ee";

describe("app registrations made over Graph", () => {
  let running: Running;
  let graph: Graph;

  beforeEach(async () => {
    running = await startSample();
    running.lab.setConsent(running.sample.clientId, ["Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"]);
    graph = await signIn(running);
  });
  afterEach(() => running.close());

  const register = async (as = graph) => (await as("POST", "/v1.0/applications", { displayName: "Fresh" })).body;
  const principalOf = async (appId: unknown) => (await graph("POST", "/v1.0/servicePrincipals", { appId })).body;
  const passwordFor = async (id: unknown) =>
    (await graph("POST", `/v1.0/applications/${id}/addPassword`, { passwordCredential: { displayName: "one" } })).body;
  const codesOf = async (appId: unknown, secret: unknown) =>
    (await askToken(running, { form: { client_id: String(appId), client_secret: String(secret) } })).body.error_codes;

  test("become usable step by step: registration, service principal, secret, consent", async () => {
    const { id, appId } = await register();
    running.lab.advance(minute);
    const { secretText } = await passwordFor(id);
    running.lab.advance(minute);
    expect(await codesOf(appId, secretText)).toEqual([7000229]);
    const principal = await principalOf(appId);
    running.lab.advance(minute);
    const caller = await signIn(running, { client_id: String(appId), client_secret: String(secretText) });
    const devices = "/v1.0/deviceManagement/windowsAutopilotDeviceIdentities";
    expect((await caller("GET", devices)).status).toBe(403);

    const [resource] =
      (await graph("GET", `/v1.0/servicePrincipals?$filter=appId eq '${graphAppId}'`)).body.value ?? [];
    const assignments = `/v1.0/servicePrincipals/${principal.id}/appRoleAssignments`;
    const consent = { principalId: principal.id, resourceId: resource?.id, appRoleId: serviceConfig };
    expect((await graph("POST", assignments, consent)).status).toBe(201);
    expect((await graph("POST", assignments, consent)).body.error?.message).toContain("already exists");
    const again = await signIn(running, { client_id: String(appId), client_secret: String(secretText) });
    expect((await again("GET", devices)).status).toBe(200);
    expect((await graph("GET", assignments)).body.value).toMatchObject([{ appRoleId: serviceConfig }]);
  });

  test("are unknown in some places for a few seconds after they were made", async () => {
    const { appId } = await register();
    expect(await codesOf(appId, "x")).toEqual([700016]);
    expect((await graph("GET", `/v1.0/applications(appId='${appId}')`)).status).toBe(404);
    expect((await graph("POST", "/v1.0/servicePrincipals", { appId })).status).toBe(400);
    running.lab.advance(5 * second);
    expect((await graph("GET", `/v1.0/applications(appId='${appId}')`)).status).toBe(200);
    const principal = await principalOf(appId);
    const consent = { principalId: principal.id, resourceId: crypto.randomUUID(), appRoleId: serviceConfig };
    const assignments = `/v1.0/servicePrincipals/${principal.id}/appRoleAssignments`;
    expect((await graph("POST", assignments, consent)).body.error?.message).toContain(String(principal.id));
  });

  test("show a secret's value once, then its first three characters; a removed one no longer works", async () => {
    const clientId = running.sample.clientId;
    const { id } = (await graph("GET", `/v1.0/applications(appId='${clientId}')`)).body;
    const made = await passwordFor(id);
    expect(made).toMatchObject({
      secretText: expect.stringMatching(/^.{40}$/),
      hint: String(made.secretText).slice(0, 3),
    });
    expect(await codesOf(clientId, made.secretText)).toEqual([7000215]);
    running.lab.advance(5 * second);
    expect(await codesOf(clientId, made.secretText)).toBeUndefined();
    expect(JSON.stringify((await graph("GET", `/v1.0/applications/${id}`)).body)).not.toContain(made.secretText);
    expect((await graph("POST", `/v1.0/applications/${id}/removePassword`, { keyId: made.keyId })).status).toBe(204);
    expect(await codesOf(clientId, made.secretText)).toEqual([7000215]);
  });

  test("keep certificates named by key id, take new ones, and show themselves only when asked by name", async () => {
    const [one, two] = await Promise.all([makeClientCertificate(start), makeClientCertificate(start)]);
    const known = running.lab.addCertificate(running.sample.clientId, one);
    const path = `/v1.0/applications(appId='${running.sample.clientId}')`;
    const added = { type: "AsymmetricX509Cert", usage: "Verify", key: derOf(two.certificatePem) };
    expect((await graph("PATCH", path, { keyCredentials: [{ keyId: known.keyId }, added] })).status).toBe(204);
    const { keyCredentials } = (await graph("GET", path)).body;
    expect(keyCredentials).toMatchObject([
      { keyId: known.keyId, key: null, customKeyIdentifier: known.thumbprint },
      { key: null },
    ]);
    const selected = (await graph("GET", `${path}?$select=keyCredentials`)).body.keyCredentials;
    expect(selected).toMatchObject([{ key: derOf(one.certificatePem) }, { key: derOf(two.certificatePem) }]);
    const late = { ...added, endDateTime: "2099-01-01T00:00:00Z" };
    expect((await graph("PATCH", path, { keyCredentials: [late] })).status).toBe(400);
    expect((await graph("PATCH", path, { keyCredentials: [{ ...added, key: "bm8=" }] })).status).toBe(400);
    await graph("PATCH", path, { keyCredentials: [] });
    expect((await graph("GET", path)).body.keyCredentials).toEqual([]);
  });

  test("may be changed with OwnedBy by their owner only; reading goes further", async () => {
    running.lab.setConsent(running.sample.clientId, ["Application.ReadWrite.OwnedBy"]);
    const owner = await signIn(running);
    const mine = await register(owner);
    const stranger = running.lab.addApplication(running.sample.tenantId, { displayName: "Theirs", roles: [] });
    expect((await owner("PATCH", `/v1.0/applications/${mine.id}`, { notes: "x" })).status).toBe(204);
    const theirs = `/v1.0/applications/${stranger.objectId}`;
    expect((await owner("GET", theirs)).status).toBe(200);
    expect((await owner("PATCH", theirs, { notes: "x" })).status).toBe(403);
    expect((await owner("DELETE", theirs)).status).toBe(403);
    expect((await owner("POST", `${theirs}/addPassword`, { passwordCredential: {} })).status).toBe(403);
    running.lab.setOwners(stranger.id, [
      ...(running.lab.view().tenants[0]?.applications ?? []).flatMap((one) => one.servicePrincipalId ?? []),
    ]);
    expect((await owner("POST", `${theirs}/addPassword`, { passwordCredential: {} })).status).toBe(200);
  });

  test("can be made their own owner, so that they renew their own credentials", async () => {
    const { clientId } = running.sample;
    const application = running.lab.view().tenants[0]?.applications.find((one) => one.id === clientId);
    const reference = {
      "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${application?.servicePrincipalId}`,
    };
    const owners = `/v1.0/applications/${application?.objectId}/owners`;
    running.lab.setConsent(clientId, ["Application.ReadWrite.All"]);
    expect((await (await signIn(running))("POST", `${owners}/$ref`, reference)).status).toBe(403);
    running.lab.setConsent(clientId, ["Application.ReadWrite.All", "Directory.Read.All"]);
    const graph = await signIn(running);
    expect((await graph("POST", `${owners}/$ref`, reference)).status).toBe(204);
    expect((await graph("POST", `${owners}/$ref`, reference)).status).toBe(400);
    expect((await graph("GET", owners)).body.value).toMatchObject([
      { "@odata.type": "#microsoft.graph.servicePrincipal" },
    ]);
    const own = `${owners}/${application?.servicePrincipalId}/$ref`;
    expect((await graph("DELETE", own)).status).toBe(204);
    expect((await graph("DELETE", own)).status).toBe(404);
    expect((await graph("POST", `${owners}/$ref`, reference)).status).toBe(204);
    running.lab.setConsent(clientId, ["Application.ReadWrite.OwnedBy"]);
    const self = await signIn(running);
    const added = await self("POST", `/v1.0/applications/${application?.objectId}/addPassword`, {
      passwordCredential: {},
    });
    expect(added.status).toBe(200);
  });

  test("take a further key from an application without permissions that proves it holds one", async () => {
    const { clientId } = running.sample;
    const [one, two] = await Promise.all([makeClientCertificate(start), makeClientCertificate(start)]);
    running.lab.addCertificate(clientId, one);
    running.lab.setConsent(clientId, []);
    const self = await signIn(running);
    const { objectId } = running.lab.view().tenants[0]?.applications.find(({ id }) => id === clientId) ?? {};
    const keyCredential = { type: "AsymmetricX509Cert", usage: "Verify", key: derOf(two.certificatePem) };
    const add = (proof: string) => self("POST", `/v1.0/applications/${objectId}/addKey`, { keyCredential, proof });
    expect((await add(await makeProof(two.privateKeyPem, String(objectId), start))).status).toBe(401);
    expect((await add(await makeProof(one.privateKeyPem, crypto.randomUUID(), start))).status).toBe(401);
    expect((await add(await makeProof(one.privateKeyPem, String(objectId), start - 20 * minute))).status).toBe(401);
    expect((await add(await makeProof(one.privateKeyPem, String(objectId), start))).status).toBe(200);
    expect(running.lab.view().tenants[0]?.applications[0]?.certificates).toHaveLength(2);
    const [held] = running.lab.view().tenants[0]?.applications[0]?.certificates ?? [];
    const remove = (keyId: string | undefined, proof: string) =>
      self("POST", `/v1.0/applications/${objectId}/removeKey`, { keyId, proof });
    const proof = await makeProof(two.privateKeyPem, String(objectId), start);
    expect((await remove(held?.keyId, "nothing")).status).toBe(401);
    expect((await remove(crypto.randomUUID(), proof)).status).toBe(400);
    expect((await remove(held?.keyId, proof)).status).toBe(204);
    expect(running.lab.view().tenants[0]?.applications[0]?.certificates).toHaveLength(1);
  });

  test("lose what another writer adds between reading and writing the list, but nothing by addKey", async () => {
    const { clientId } = running.sample;
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => makeClientCertificate(start)));
    if (!one || !two || !three) throw new Error("no certificates");
    running.lab.addCertificate(clientId, one);
    const { objectId } = running.lab.view().tenants[0]?.applications.find(({ id }) => id === clientId) ?? {};
    const keyOf = ({ certificatePem }: { certificatePem: string }) => derOf(certificatePem);
    const credentialOf = (pair: { certificatePem: string }) => ({
      type: "AsymmetricX509Cert",
      usage: "Verify",
      key: keyOf(pair),
    });
    const held = () =>
      running.lab.view().tenants[0]?.applications[0]?.certificates.map(({ certificate }) => certificate);
    const rival = { application: clientId, certificatePem: two.certificatePem };
    const path = `/v1.0/applications/${objectId}`;
    const write = () => graph("PATCH", path, { keyCredentials: [one, three].map(credentialOf) });

    running.lab.addFault({ method: "PATCH", path, rival: { ...rival, order: "before" } });
    expect((await write()).status).toBe(204);
    expect(held()).toEqual([one, three].map(keyOf));

    await graph("PATCH", path, { keyCredentials: [credentialOf(one)] });
    running.lab.addFault({ method: "PATCH", path, rival: { ...rival, order: "over" } });
    expect((await write()).status).toBe(204);
    expect(held()).toEqual([one, two].map(keyOf));

    await graph("PATCH", path, { keyCredentials: [credentialOf(one)] });
    running.lab.addFault({ method: "POST", path: `${path}/addKey`, rival: { ...rival, order: "before" } });
    const proof = await makeProof(one.privateKeyPem, String(objectId), start);
    expect((await graph("POST", `${path}/addKey`, { keyCredential: credentialOf(three), proof })).status).toBe(200);
    expect(held()).toEqual([one, two, three].map(keyOf));
  });

  test("have one service principal each; Microsoft's own can be added where it is missing", async () => {
    const appId = "f1346770-5b25-470b-88bd-d5744ab7952c";
    expect(await principalOf(appId)).toMatchObject({ displayName: "Intune Provisioning Client" });
    expect(await graph("POST", "/v1.0/servicePrincipals", { appId })).toMatchObject({
      status: 409,
      body: { error: { code: "Request_MultipleObjectsWithSameKeyValue" } },
    });
    expect((await graph("POST", "/v1.0/servicePrincipals", { appId: crypto.randomUUID() })).status).toBe(400);
  });
});
