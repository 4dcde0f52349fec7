import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { passwordSecret } from "../route-examples/requests.ts";
import { definitionSite } from "./site.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
const { create, refused } = definitionSite(() => administrator);

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterAll(() => server.close());

const model = (passwordSecretId: string | null) => ({
  kind: "security-model",
  name: `Model ${randomUUID()}`,
  accounts: [{ name: "support", passwordSecretId, groups: ["Administrators"], managedByLaps: true }],
  groups: [],
});

const keep = async (body: object): Promise<string> => {
  const answer = await administrator.request<{ id: string }>("POST", "/api/secrets", body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};

describe("a local security model", () => {
  it("names its passwords by secrets, which cannot be deleted as long as it does", async () => {
    const secretId = await keep(passwordSecret(organisationId));
    const made = await create(model(secretId), organisationId);
    const { name } = made.definition;
    expect(await administrator.request("GET", `/api/secrets/${secretId}`)).toMatchObject({
      body: { usedBy: [{ kind: "security-model", id: made.id, name }] },
    });
    const refusal = await administrator.request("DELETE", `/api/secrets/${secretId}`);
    expect(refusal).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    expect(await administrator.request("DELETE", `/api/definitions/${made.id}`)).toMatchObject({ status: 204 });
    expect(await administrator.request("DELETE", `/api/secrets/${secretId}`)).toMatchObject({ status: 204 });
  });

  it("takes no secret of another kind or organisation, and no account that one could sign in to without a password", async () => {
    const text = await keep({ ...passwordSecret(organisationId), value: { kind: "text", text: "x" } });
    const foreign = await keep(passwordSecret(await createOrganisation(administrator)));
    expect(await refused(model(text), organisationId)).toContain("secret.not-usable-here");
    expect(await refused(model(foreign), organisationId)).toContain("object.not-found");
    expect(await refused(model(null), organisationId)).toContain("has no password");
  });

  it("that all organisations share names secrets that all share, and no others", async () => {
    const own = await keep(passwordSecret(organisationId));
    expect(await refused(model(own), null)).toContain("object.not-found");
    await create(model(await keep(passwordSecret(null))), null);
  });
});
