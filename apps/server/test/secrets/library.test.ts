import { randomUUID } from "node:crypto";
import type { ChangeView, SecretView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { openSecret } from "../../src/features/secrets/service.ts";
import { setSecretUses } from "../../src/features/secrets/uses.ts";
import { tablesThatTell } from "../database-dump.ts";
import { createOrganisation, createPackage, powershellStep } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { passwordSecret } from "../route-examples/requests.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterAll(() => server.close());

const create = async (client: TestClient, body: object): Promise<SecretView> => {
  const answer = await client.request<SecretView>("POST", "/api/secrets", body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};

/** What the server itself opens. */
const openedValueOf = (id: string): Promise<unknown> =>
  server.database.within(wholeInstallation, async (connection) => {
    const row = await connection
      .selectFrom("library_secrets")
      .select("sealed_id")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return JSON.parse(await openSecret(server.context, connection, row.sealed_id));
  });

const use = (secretId: string, user: { id: string; organisationId: string | null; name: string }) =>
  server.database.within(wholeInstallation, (connection) =>
    setSecretUses(connection, { ...user, kind: "security-model" }, [{ id: secretId }]),
  );

describe("a secret's value", () => {
  it("goes in and never comes out: in no answer, no history and no table", async () => {
    const canary = `canary-${randomUUID()}`;
    const body = { ...passwordSecret(organisationId), value: { kind: "password", password: canary } };
    const made = await administrator.request<SecretView>("POST", "/api/secrets", body);
    expect(made).toMatchObject({ status: 201 });
    const { id } = made.body;
    const second = `canary-${randomUUID()}`;
    const replaced = await administrator.request("PUT", `/api/secrets/${id}/value`, {
      value: { kind: "password", password: second },
    });
    const read = await administrator.request("GET", `/api/secrets/${id}`);
    const listed = await administrator.request("GET", `/api/secrets?organisationId=${organisationId}`);
    const history = await administrator.request("GET", `/api/changes?objectId=${id}`);
    for (const answer of [made, replaced, read, listed, history])
      for (const value of [canary, second]) expect(answer.text).not.toContain(value);
    expect([...(await tablesThatTell(server, canary)), ...(await tablesThatTell(server, second))]).toEqual([]);
    expect(await openedValueOf(id)).toEqual({ kind: "password", password: second });
  });

  it("is not repeated by the refusal of one that is wrong", async () => {
    const wrong = { kind: "product-key", productKey: `NOT-A-KEY-${randomUUID()}` };
    const answer = await administrator.request("POST", "/api/secrets", {
      ...passwordSecret(organisationId),
      value: wrong,
    });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "request.invalid" } } });
    expect(answer.text).not.toContain(wrong.productKey);
  });

  it("is replaced in one step by another of its kind, and only of its kind", async () => {
    const { id, valueSetAt } = await create(administrator, passwordSecret(organisationId));
    const other = { value: { kind: "text", text: "something else" } };
    expect(await administrator.request("PUT", `/api/secrets/${id}/value`, other)).toMatchObject({
      status: 422,
      body: { error: { code: "secret.kind-differs" } },
    });
    const answer = await administrator.request<SecretView>("PUT", `/api/secrets/${id}/value`, {
      value: { kind: "password", password: "new" },
      expiresOn: "2030-01-31",
    });
    expect(answer).toMatchObject({ status: 200, body: { revision: 2, definition: { expiresOn: "2030-01-31" } } });
    expect(answer.body.valueSetAt >= valueSetAt).toBe(true);
    const history = await administrator.request<{ items: ChangeView[] }>("GET", `/api/changes?objectId=${id}`);
    expect(history.body.items.map(({ action }) => action)).toEqual(["value-replaced", "created"]);
    expect(history.body.items[0]?.fields).toEqual([]);
  });

  it("tells its user name, which is no secret, and takes product keys as people write them", async () => {
    const account = { kind: "user-name-password", userName: "CONTOSO\\join", password: "x" };
    const joined = await create(administrator, { ...passwordSecret(organisationId), value: account });
    expect(joined.facts).toEqual({ userName: "CONTOSO\\join" });
    const key = { kind: "product-key", productKey: " vk7jg-nphtm-c97jm-9mpgt-3v66t " };
    const { id } = await create(administrator, { ...passwordSecret(organisationId), value: key });
    expect(await openedValueOf(id)).toEqual({ kind: "product-key", productKey: "VK7JG-NPHTM-C97JM-9MPGT-3V66T" });
  });
});

describe("a secret", () => {
  it("has a name of its own in its organisation, and is saved over the version that was opened only", async () => {
    const { id, definition } = await create(administrator, passwordSecret(organisationId));
    const again = { ...passwordSecret(organisationId), definition: { name: definition.name.toUpperCase() } };
    expect(await administrator.request("POST", "/api/secrets", again)).toMatchObject({
      status: 409,
      body: { error: { code: "object.name-taken" } },
    });
    const save = { revision: 1, definition: { ...definition, description: "Local administrator" } };
    expect(await administrator.request("PUT", `/api/secrets/${id}`, save)).toMatchObject({
      status: 200,
      body: { revision: 2, definition: { description: "Local administrator" } },
    });
    expect(await administrator.request("PUT", `/api/secrets/${id}`, save)).toMatchObject({ status: 412 });
  });

  it("shared by all is read by everybody and changed by administrators of all organisations", async () => {
    const local = await server.signInAs([{ role: "administrator", organisationId }]);
    const shared = await create(administrator, passwordSecret(null));
    const listed = await local.request<{ items: SecretView[] }>("GET", `/api/secrets?organisationId=${organisationId}`);
    expect(listed.body.items.map(({ id }) => id)).toContain(shared.id);
    const refusal = { status: 403, body: { error: { code: "access.shared-by-all" } } };
    const save = { revision: 1, definition: shared.definition };
    expect(await local.request("PUT", `/api/secrets/${shared.id}`, save)).toMatchObject(refusal);
    expect(await local.request("DELETE", `/api/secrets/${shared.id}`)).toMatchObject(refusal);
    expect(await local.request("POST", "/api/secrets", passwordSecret(null))).toMatchObject(refusal);
  });

  it("that is used says by what, and is not deleted: of several, then, none", async () => {
    const used = await create(administrator, passwordSecret(organisationId));
    const free = await create(administrator, passwordSecret(organisationId));
    const user = { id: randomUUID(), organisationId, name: "Kiosk" };
    await use(used.id, user);
    expect(await administrator.request("GET", `/api/secrets/${used.id}`)).toMatchObject({
      body: { usedBy: [{ kind: "security-model", id: user.id, name: "Kiosk" }] },
    });
    const refused = await administrator.request("POST", "/api/secrets/deletions", { ids: [free.id, used.id] });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    expect(refused.text).toContain("Kiosk");
    expect(await administrator.request("GET", `/api/secrets/${free.id}`)).toMatchObject({ status: 200 });
    const another = { ...user, id: randomUUID(), name: "Lobby" };
    await use(free.id, another);
    const several = await administrator.request("POST", "/api/secrets/deletions", { ids: [free.id, used.id] });
    expect(several).toMatchObject({ status: 409, body: { error: { code: "object.several-in-use" } } });
    for (const { name } of [user, another]) expect(several.text).toContain(`by the security-model “${name}”`);
    await server.database.within(wholeInstallation, (connection) =>
      setSecretUses(connection, { ...another, kind: "security-model" }, []),
    );
    await server.database.within(wholeInstallation, (connection) =>
      setSecretUses(connection, { ...user, kind: "security-model" }, []),
    );
    const both = await administrator.request("POST", "/api/secrets/deletions", { ids: [free.id, used.id] });
    expect(both).toMatchObject({ status: 204 });
    const left = await server.database.within(wholeInstallation, (connection) =>
      connection
        .selectFrom("secrets")
        .select("id")
        .where("name", "in", [`library:${free.id}`, `library:${used.id}`])
        .execute(),
    );
    expect(left).toEqual([]);
  });

  it("that steps of a package name says so, and is not deleted until no step does", async () => {
    const first = await create(administrator, passwordSecret(organisationId));
    const second = await create(administrator, passwordSecret(null));
    const step = (secretId: string) => powershellStep({ variables: [{ name: "TOKEN", secretId }] });
    const made = await createPackage(administrator, organisationId, {
      steps: [step(first.id)],
      uninstallSteps: [step(second.id)],
    });
    const usersNow = async (id: string) =>
      (await administrator.request<SecretView>("GET", `/api/secrets/${id}`)).body.usedBy;
    const user = { kind: "software-package", id: made.id, name: `${made.name} ${made.version}` };
    expect([await usersNow(first.id), await usersNow(second.id)]).toEqual([[user], [user]]);
    for (const { id } of [first, second]) {
      const refused = await administrator.request("DELETE", `/api/secrets/${id}`);
      expect(refused).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
      expect(refused.text).toContain(made.name);
    }
    const address = `/api/software-packages/${made.id}`;
    const { organisationId: _owner, id: _id, ...definition } = made;
    const saved = await administrator.request("PUT", address, { ...definition, steps: [powershellStep()] });
    expect(saved, saved.text).toMatchObject({ status: 200 });
    expect([await usersNow(first.id), await usersNow(second.id)]).toEqual([[], [user]]);
    expect(await administrator.request("DELETE", address)).toMatchObject({ status: 204 });
    const both = await administrator.request("POST", "/api/secrets/deletions", { ids: [first.id, second.id] });
    expect(both).toMatchObject({ status: 204 });
  });

  it("of another organisation cannot be named by a step", async () => {
    const { id } = await create(administrator, passwordSecret(await createOrganisation(administrator)));
    const answer = await administrator.request("POST", "/api/software-packages", {
      organisationId,
      name: "Tools",
      version: "1",
      steps: [powershellStep({ variables: [{ name: "TOKEN", secretId: id }] })],
    });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: "object.not-found" } } });
  });

  it("is never deleted while a package comes to name it", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { id } = await create(administrator, passwordSecret(organisationId));
      const steps = [powershellStep({ variables: [{ name: "TOKEN", secretId: id }] })];
      const body = { organisationId, name: `Racing ${randomUUID()}`, version: "1", steps };
      const [named, deleted] = await Promise.all([
        administrator.request("POST", "/api/software-packages", body),
        administrator.request("DELETE", `/api/secrets/${id}`),
      ]);
      expect([
        [201, 409],
        [404, 204],
      ]).toContainEqual([named.status, deleted.status]);
    }
  });

  it("cannot be used by another organisation, nor by what all share unless it is shared itself", async () => {
    const { id } = await create(administrator, passwordSecret(organisationId));
    const elsewhere = await createOrganisation(administrator);
    for (const owner of [elsewhere, null])
      await expect(use(id, { id: randomUUID(), organisationId: owner, name: "Other" })).rejects.toMatchObject({
        code: "object.not-found",
      });
  });
});
