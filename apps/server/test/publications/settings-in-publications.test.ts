import {
  type BuildView,
  type OrganisationSettingsView,
  type PublicationPreview,
  publicationBody,
  type QualityChecks,
  type SettingsDefinition,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneOrganisation } from "../../src/database/connection.ts";
import { signedPublicationById } from "../../src/features/publications/service.ts";
import { buildDefinitionOf, createBuild } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, publish } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const set = async (url: string, definition: Partial<SettingsDefinition>): Promise<void> => {
  const { revision } = (await administrator.request<{ revision: number }>("GET", url)).body;
  expect(await administrator.request("PUT", url, { revision, definition })).toMatchObject({ status: 200 });
};
const setTenant = (definition: Partial<SettingsDefinition>) => set("/api/settings", definition);
const setOrganisation = (id: string, definition: Partial<SettingsDefinition>) =>
  set(`/api/organisations/${id}/settings`, definition);

const publishedBuilds = async (organisationId: string, publicationId: string) =>
  server.database.within(oneOrganisation(organisationId), async (connection) => {
    const { body } = await signedPublicationById(connection, publicationId);
    return publicationBody.parse(JSON.parse(body)).builds;
  });

const someChecks: QualityChecks = { decisionMinutes: 60, list: [{ kind: "uefi", level: "block", mayOverride: false }] };

const stateOf = async (id: string) => (await administrator.request<BuildView>("GET", `/api/builds/${id}`)).body;
const previewOf = async (organisationId: string) =>
  (await administrator.request<PublicationPreview>("GET", `/api/publications/preview?organisationId=${organisationId}`))
    .body;

describe("settings in publications", () => {
  it("are those of the build, else of its organisation, else of the tenant, and none of them is asked on a device", async () => {
    await setTenant({ timeZone: "W. Europe Standard Time", userLocale: "de-DE", registeredOwner: "The tenant" });
    const { organisationId, build } = await createPublishedBuild(server, administrator, {
      inputLocales: ["0407:00000407"],
    });
    await setOrganisation(organisationId, { userLocale: "de-CH", inputLocales: ["de-CH"] });
    const [published] = await publishedBuilds(organisationId, await publish(administrator, organisationId));
    expect(published).toMatchObject({
      id: build.id,
      timeZone: "W. Europe Standard Time",
      userLocale: "de-CH",
      systemLocale: null,
      inputLocales: ["0407:00000407"],
      registeredOwner: "The tenant",
      registeredOrganisation: "",
    });
  });

  it("are left to Windows, and check nothing, where somebody says so over what would be inherited", async () => {
    await setTenant({
      timeZone: "Tokyo Standard Time",
      userLocale: "ja-JP",
      inputLocales: ["ja-JP"],
      checks: someChecks,
    });
    const { organisationId, publicationId } = await createPublishedBuild(server, administrator, {
      timeZone: "",
      userLocale: "",
      inputLocales: [],
      checks: { decisionMinutes: 60, list: [] },
    });
    const [published] = await publishedBuilds(organisationId, publicationId);
    expect(published).toMatchObject({ timeZone: null, userLocale: null, inputLocales: [], checks: null });
  });

  it("have the quality checks of the organisation, else of the tenant, and tell when they change", async () => {
    await setTenant({ checks: someChecks });
    const { organisationId, build, publicationId } = await createPublishedBuild(server, administrator);
    const [published] = await publishedBuilds(organisationId, publicationId);
    expect(published?.checks).toEqual(someChecks);
    const own = { decisionMinutes: 5, list: [{ kind: "uefi" as const, level: "warn" as const, mayOverride: false }] };
    await setOrganisation(organisationId, { checks: own });
    expect(await stateOf(build.id)).toMatchObject({ changedSincePublication: true });
    const [change] = (await previewOf(organisationId)).changes;
    expect(change?.fields.map(({ field }) => field)).toContain("Quality check, UEFI");
    const [again] = await publishedBuilds(organisationId, await publish(administrator, organisationId));
    expect(again?.checks).toEqual(own);
  });

  it("that change above a build are told in the preview and count as a change of the build", async () => {
    await setTenant({});
    const { organisationId, build } = await createPublishedBuild(server, administrator);
    expect(await stateOf(build.id)).toMatchObject({ publishedNumber: 1, changedSincePublication: false });
    await setTenant({ timeZone: "Tokyo Standard Time" });
    expect(await stateOf(build.id)).toMatchObject({ publishedNumber: 1, changedSincePublication: true });
    expect((await previewOf(organisationId)).changes).toMatchObject([
      {
        kind: "changed",
        objectId: build.id,
        fields: [{ field: "time zone", before: "none", after: "Tokyo Standard Time" }],
      },
    ]);
    await setOrganisation(organisationId, { computerNameTemplate: "NEW-%SERIAL%", registeredOwner: "" });
    expect((await previewOf(organisationId)).changes).toHaveLength(1);
    await setTenant({});
    expect(await stateOf(build.id)).toMatchObject({ changedSincePublication: false });
  });

  it("do not count icon, tags and description of the list among what devices get", async () => {
    const { organisationId, build } = await createPublishedBuild(server, administrator);
    const saved = await administrator.request("PUT", `/api/builds/${build.id}`, {
      revision: build.revision,
      definition: { ...build.definition, icon: "kiosk", tags: ["Lobby"] },
    });
    expect(saved).toMatchObject({ status: 200, body: { changedSincePublication: false } });
    expect((await previewOf(organisationId)).changes).toEqual([]);
  });
});

describe("an inactive build", () => {
  it("is left out of the next publication, which says so, and comes back as it was", async () => {
    const { organisationId, operatingSystemId, build } = await createPublishedBuild(server, administrator);
    await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId, { name: "Stays" }));
    const change = (revision: number, active: boolean) =>
      administrator.request("PUT", `/api/builds/${build.id}`, {
        revision,
        definition: { ...build.definition, active },
      });
    expect(await change(1, false)).toMatchObject({ body: { publishedNumber: 1, changedSincePublication: true } });
    const preview = await previewOf(organisationId);
    expect(preview.inactiveBuilds).toEqual([{ id: build.id, name: build.definition.name }]);
    expect(preview.changes).toMatchObject([
      { kind: "added", name: "Stays" },
      { kind: "removed", objectId: build.id },
    ]);
    const published = await publishedBuilds(organisationId, await publish(administrator, organisationId));
    expect(published.map(({ name }) => name)).toEqual(["Stays"]);
    expect(await stateOf(build.id)).toMatchObject({ publishedNumber: null, changedSincePublication: false });
    expect(await change(2, true)).toMatchObject({ body: { changedSincePublication: true } });
    expect((await previewOf(organisationId)).inactiveBuilds).toEqual([]);
  });
});

describe("what an organisation inherits", () => {
  it("is seen by whoever sees the organisation alone", async () => {
    await setTenant({ registeredOrganisation: "The provider" });
    const { organisationId } = await createPublishedBuild(server, administrator);
    const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
    const answer = await auditor.request<OrganisationSettingsView>(
      "GET",
      `/api/organisations/${organisationId}/settings`,
    );
    expect(answer.body.inherited.registeredOrganisation).toBe("The provider");
  });
});
