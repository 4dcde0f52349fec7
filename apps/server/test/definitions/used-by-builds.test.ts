import { compilePlan } from "@windlass/planner";
import {
  type BuildDefinition,
  type BuildView,
  type DefinitionView,
  type PublicationPreview,
  publicationBody,
  type SoftwarePackageView,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestDevice } from "../agent-device.ts";
import { createOrganisation, createPackage } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { createPublishedBuild, type PublishedBuild, publish } from "../published-build.ts";
import { passwordSecret } from "../route-examples/requests.ts";
import { definitionSite, vendor } from "./site.ts";

let server: TestServer;
let administrator: TestClient;
const { create } = definitionSite(() => administrator);

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const volumes = [
  { role: "efi-system", label: "System", sizeMegabytes: 500 },
  { role: "microsoft-reserved", sizeMegabytes: 16 },
  { role: "windows", label: "Windows", sizeMegabytes: 102_400 },
  { role: "data", label: "Projects", sizeMegabytes: null, letter: "D" },
];
const template = (name: string) => ({ kind: "disk-template", name, volumes });

const save = async ({ build }: PublishedBuild, changes: Partial<BuildDefinition>) => {
  const { body } = await administrator.request<BuildView>("GET", `/api/builds/${build.id}`);
  return administrator.request("PUT", `/api/builds/${build.id}`, {
    revision: body.revision,
    definition: { ...body.definition, ...changes },
  });
};

const remove = (id: string) => administrator.request("DELETE", `/api/definitions/${id}`);

const preview = async (organisationId: string): Promise<PublicationPreview> =>
  (await administrator.request<PublicationPreview>("GET", `/api/publications/preview?organisationId=${organisationId}`))
    .body;

/** What a device of the newest publication would do, from its grant as the agent reads it. */
const planOf = async ({ bootProfileId, build }: PublishedBuild) => {
  const device = new TestDevice(server, bootProfileId);
  const { publication, address } = await device.deploy(administrator, build.id);
  const body = publicationBody.parse(JSON.parse(publication.body));
  const inputs = { publicationSha256: publication.sha256, buildId: build.id, random: () => 0 };
  const { inventory } = device.openRequest;
  return { body, plan: compilePlan({ ...inputs, publication: body, inventory, address }) };
};

describe("a disk partition template of a build", () => {
  it("is published with it and divides the device's disk; another one is told in the preview by its name", async () => {
    const published = await createPublishedBuild(server, administrator);
    const { organisationId, build } = published;
    const first = await create(template("With data"), organisationId);
    const unused = await create(template("Nobody's"), organisationId);
    expect(await save(published, { diskTemplateId: first.id })).toMatchObject({ status: 200 });
    expect((await preview(organisationId)).changes).toEqual([
      expect.objectContaining({
        objectId: build.id,
        fields: [{ field: "disk partition template", before: "none", after: "With data" }],
      }),
      expect.objectContaining({ kind: "added", objectKind: "disk-template", name: "With data" }),
    ]);
    await publish(administrator, organisationId);
    const { body, plan } = await planOf(published);
    expect(body.diskTemplates.map(({ name }) => name)).toEqual(["With data"]);
    expect(JSON.stringify(body)).not.toContain(unused.id);
    expect(plan.steps[0]).toMatchObject({
      action: "partition-disk",
      partitions: [{}, {}, { sizeBytes: 107_374_182_400 }, { role: "data", letter: "D", label: "Projects" }],
    });

    const changed = { revision: 1, definition: template("With data, renamed") };
    expect(await administrator.request("PUT", `/api/definitions/${first.id}`, changed)).toMatchObject({ status: 200 });
    const { changes } = await preview(organisationId);
    expect(changes).toContainEqual(
      expect.objectContaining({ objectKind: "disk-template", kind: "changed", name: "With data, renamed" }),
    );
    const now = await administrator.request<BuildView>("GET", `/api/builds/${build.id}`);
    expect(now.body.changedSincePublication).toBe(true);
  });

  it("cannot be deleted as long as a build names it, and the refusal says which", async () => {
    const published = await createPublishedBuild(server, administrator);
    const { id } = await create(template("Used"), null);
    await save(published, { diskTemplateId: id });
    const refusal = await remove(id);
    expect(refusal).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    expect(refusal.text).toContain(published.build.definition.name);
    const view = await administrator.request<DefinitionView>("GET", `/api/definitions/${id}`);
    expect(view.body.usedBy).toEqual([
      { kind: "build", id: published.build.id, name: published.build.definition.name },
    ]);
    await save(published, { diskTemplateId: null });
    expect(await remove(id)).toMatchObject({ status: 204 });
  });

  it("is the organisation's own or shared, has room for Windows, and is not deleted while a build takes it", async () => {
    const published = await createPublishedBuild(server, administrator);
    const foreign = await create(template("Theirs"), await createOrganisation(administrator));
    expect(await save(published, { diskTemplateId: foreign.id })).toMatchObject({ status: 404 });
    const small = volumes.map((volume) => (volume.role === "windows" ? { ...volume, sizeMegabytes: 20_480 } : volume));
    const cramped = await create({ ...template("Cramped"), volumes: small }, published.organisationId);
    const refused = await save(published, { diskTemplateId: cramped.id });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "build.incomplete" } } });
    expect(refused.text).toContain("no room for the image");
    const fitting = await create(template("Contested"), published.organisationId);
    const [saved, deleted] = await Promise.all([save(published, { diskTemplateId: fitting.id }), remove(fitting.id)]);
    expect([
      [200, 409],
      [404, 204],
    ]).toContainEqual([saved.status, deleted.status]);
  });

  it("is kept out of a publication once it has no room for another image", async () => {
    const published = await createPublishedBuild(server, administrator);
    const { id } = await create(template("Shrinking"), published.organisationId);
    await save(published, { diskTemplateId: id });
    const small = volumes.map((volume) => (volume.role === "windows" ? { ...volume, sizeMegabytes: 20_480 } : volume));
    const definition = { ...template("Shrinking"), volumes: small };
    expect(await administrator.request("PUT", `/api/definitions/${id}`, { revision: 1, definition })).toMatchObject({
      status: 200,
    });
    const { problems } = await preview(published.organisationId);
    expect(problems.filter(({ severity }) => severity === "stops")).toEqual([
      expect.objectContaining({ objectKind: "build", objectId: published.build.id }),
    ]);
    expect(problems[0]?.message).toContain("no room for the image");
  });
});

describe("a local security model of a build", () => {
  it("is published without a password, with the ids of its secrets, and cannot be deleted while it is named", async () => {
    const published = await createPublishedBuild(server, administrator);
    const { organisationId } = published;
    const secret = await administrator.request<{ id: string }>("POST", "/api/secrets", passwordSecret(organisationId));
    const model = await create(
      {
        kind: "security-model",
        name: "Kiosk",
        accounts: [{ name: "support", passwordSecretId: secret.body.id, groups: ["Administrators"] }],
        groups: [],
      },
      organisationId,
    );
    expect(await save(published, { securityModelId: model.id })).toMatchObject({ status: 200 });
    await publish(administrator, organisationId);
    const { body } = await planOf(published);
    expect(body.securityModels).toMatchObject([{ name: "Kiosk", accounts: [{ passwordSecretId: secret.body.id }] }]);
    const { value } = passwordSecret(organisationId);
    expect(JSON.stringify(body)).not.toContain(value.password);
    const refusal = await remove(model.id);
    expect(refusal).toMatchObject({ status: 409 });
    expect(refusal.text).toContain(published.build.definition.name);
  });
});

describe("filters on a device", () => {
  it("mean the same as in the console: vendors by every name, places by the address it asked from", async () => {
    const published = await createPublishedBuild(server, administrator);
    const { organisationId } = published;
    const manufacturer = new TestDevice(server, published.bootProfileId).openRequest.inventory.smbios.manufacturer;
    await create(vendor("One name", [manufacturer]), organisationId);
    const here = await create({ kind: "location", name: "Here", subnets: ["127.0.0.0/8"] }, organisationId);
    const there = await create({ kind: "location", name: "There", subnets: ["10.0.0.0/8"] }, organisationId);
    const byVendor = { field: "vendor", operator: "is", values: ["One name"] };
    const at = (id: string) => ({ field: "location", operator: "is", values: [id] });
    const filters = [byVendor, at(here.id), at(there.id), { all: [byVendor, at(here.id)] }];
    const packages: SoftwarePackageView[] = [];
    for (const filter of filters) packages.push(await createPackage(administrator, organisationId, { filter }));
    await save(published, { packageIds: packages.map(({ id }) => id) });
    await publish(administrator, organisationId);
    const { body, plan } = await planOf(published);
    expect(body.locations.map(({ name }) => name).toSorted()).toEqual(["Here", "There"]);
    const installed = plan.steps.flatMap((step) => (step.action === "run-software-step" ? [step.software.id] : []));
    expect(filters.map((_, index) => installed.includes(packages[index]?.id ?? ""))).toEqual([true, true, false, true]);

    const devices = await administrator.request<{ items: { id: string }[] }>(
      "GET",
      `/api/devices?organisationId=${organisationId}`,
    );
    for (const [index, filter] of filters.entries()) {
      const device = { deviceId: devices.body.items[0]?.id, osBuild: 26100 };
      const trial = await administrator.request<{ judgement: { verdict: string } }>("POST", "/api/filter-trials", {
        organisationId,
        device,
        filter,
      });
      expect(trial.body.judgement.verdict).toBe([true, true, false, true][index] ? "matches" : "does-not-match");
    }
  });
});
