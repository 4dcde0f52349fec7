import type { ChangeView, OrganisationSettingsView, SettingsDefinition, SettingsView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
/** Administrator of that organisation alone. */
let local: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  local = await server.signInAs([{ role: "administrator", organisationId }]);
});
afterAll(() => server.close());

const addressOf = (id: string) => `/api/organisations/${id}/settings`;

const put = (client: TestClient, url: string, revision: number, definition: Partial<SettingsDefinition>) =>
  client.request<SettingsView>("PUT", url, { revision, definition });

describe("settings", () => {
  it("of the tenant are set by administrators of all organisations, and seen by everybody who inherits them", async () => {
    expect((await local.request<SettingsView>("GET", "/api/settings")).body).toMatchObject({ id: null, revision: 0 });
    const refused = await put(local, "/api/settings", 0, { timeZone: "Tokyo Standard Time" });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: "access.shared-by-all" } } });
    const saved = await put(administrator, "/api/settings", 0, { timeZone: "W. Europe Standard Time" });
    expect(saved).toMatchObject({
      status: 200,
      body: { revision: 1, definition: { timeZone: "W. Europe Standard Time" } },
    });
    const seen = await local.request<OrganisationSettingsView>("GET", addressOf(organisationId));
    expect(seen.body).toMatchObject({
      organisationId,
      revision: 0,
      definition: { timeZone: null },
      inherited: { timeZone: "W. Europe Standard Time", registeredOwner: null },
    });
  });

  it("of an organisation stand beside what it inherits, and are its own", async () => {
    expect(await put(local, addressOf(organisationId), 0, { registeredOwner: "" })).toMatchObject({ status: 200 });
    const seen = await local.request<OrganisationSettingsView>("GET", addressOf(organisationId));
    expect(seen.body.definition).toMatchObject({ registeredOwner: "", timeZone: null });
    const other = await createOrganisation(administrator);
    expect((await administrator.request<SettingsView>("GET", addressOf(other))).body).toMatchObject({ revision: 0 });
    expect(await local.request("GET", addressOf(other))).toMatchObject({ status: 404 });
    expect(await put(local, addressOf(other), 0, {})).toMatchObject({ status: 404 });
  });

  it("are changed over the version that was opened, also when two begin at once", async () => {
    const id = await createOrganisation(administrator);
    const begun = await Promise.all([
      put(administrator, addressOf(id), 0, { registeredOwner: "Ada" }),
      put(administrator, addressOf(id), 0, { registeredOwner: "Bob" }),
    ]);
    expect(begun.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await put(administrator, addressOf(id), 1, { registeredOwner: "Cy" })).toMatchObject({ status: 200 });
    expect(await put(administrator, addressOf(id), 1, { registeredOwner: "Di" })).toMatchObject({
      status: 412,
      body: { error: { code: "object.changed" } },
    });
  });

  it("keep who changed what", async () => {
    const id = await createOrganisation(administrator);
    await put(administrator, addressOf(id), 0, { inputLocales: ["de-DE"] });
    const { body } = await put(administrator, addressOf(id), 1, { inputLocales: ["de-DE", "0407:00010407"] });
    const history = await administrator.request<{ items: ChangeView[] }>("GET", `/api/changes?objectId=${body.id}`);
    expect(history.body.items.map(({ kind, action }) => [kind, action])).toEqual([
      ["settings", "changed"],
      ["settings", "created"],
    ]);
    expect(history.body.items[0]?.fields).toEqual([
      { field: "inputLocales", before: "de-DE", after: "de-DE, 0407:00010407" },
    ]);
  });

  it("that Windows does not know are refused by name, and nothing at all is a value", async () => {
    const id = await createOrganisation(administrator);
    const unknown: [Partial<SettingsDefinition>, string][] = [
      [{ timeZone: "Mars Standard Time" }, "Windows has no time zone “Mars Standard Time”"],
      [{ userLocale: "en" }, "“en” is no language with its region"],
      [{ inputLocales: ["0407:0000ABCD"] }, "no keyboard layout 0000ABCD"],
    ];
    for (const [definition, sentence] of unknown) {
      const answer = await put(administrator, addressOf(id), 0, definition);
      expect(answer).toMatchObject({ status: 422, body: { error: { code: "definition.invalid" } } });
      expect(answer.text).toContain(sentence);
    }
    const leftToWindows = { timeZone: "", userLocale: "", systemLocale: "", inputLocales: [] };
    expect(await put(administrator, addressOf(id), 0, leftToWindows)).toMatchObject({
      status: 200,
      body: { definition: leftToWindows },
    });
  });

  it("that Windows would not take are refused", async () => {
    const id = await createOrganisation(administrator);
    const wrong: Partial<SettingsDefinition>[] = [
      { timeZone: "Europe/Berlin" },
      { inputLocales: ["de-DE", "de-DE"] },
      { userLocale: "German" },
      { registeredOwner: "x".repeat(257) },
    ];
    for (const definition of wrong)
      expect(await put(administrator, addressOf(id), 0, definition), JSON.stringify(definition)).toMatchObject({
        status: 400,
      });
  });
});
