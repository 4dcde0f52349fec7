import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation, createPackage, powershellStep } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

describe("text that cannot be stored", () => {
  const refused = { status: 400, body: { error: { code: "request.invalid" } } };

  it.each([
    ["U+0000", "a\0b"],
    ["the first half of a surrogate pair", "a\ud83d"],
    ["the second half of a surrogate pair", "\ude00a"],
  ])("is refused in a body when it holds %s, however deep", async (_what, text) => {
    expect(await administrator.request("POST", "/api/organisations", { name: text })).toMatchObject(refused);
    const organisationId = await createOrganisation(administrator);
    const steps = [powershellStep({ script: text })];
    const definition = { organisationId, name: "Package", version: "1", steps };
    expect(await administrator.request("POST", "/api/software-packages", definition)).toMatchObject(refused);
  });

  it("is refused in a query", async () => {
    expect(await administrator.request("GET", "/api/builds?search=a%00b")).toMatchObject(refused);
  });

  it("is told from whole surrogate pairs, which are kept", async () => {
    const organisationId = await createOrganisation(administrator);
    const view = await createPackage(administrator, organisationId, { name: "Smile 😀" });
    expect(view.name).toBe("Smile 😀");
  });
});
