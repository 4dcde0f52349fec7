import type { ChangeView, DefinitionView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { json } from "../../src/database/rows.ts";
import { createOrganisation, createPackage, powershellStep } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { location } from "../route-examples/requests.ts";
import { definitionSite, listDefinitions, vendor } from "./site.ts";

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

const place = (subnets: string[] = [], name?: string) => ({
  ...location(null, subnets).definition,
  ...(name !== undefined && { name }),
});

describe("a definition", () => {
  it("is made, found, changed over the version that was opened, and keeps its history", async () => {
    const definition = place(["10.1.0.0/16"]);
    const made = await create(definition, organisationId);
    const found = await administrator.request<{ items: DefinitionView[] }>(
      "GET",
      `/api/definitions?kind=location&search=${encodeURIComponent("10.1.0.0")}`,
    );
    expect(found.body.items.map(({ id }) => id)).toEqual([made.id]);
    const save = { revision: 1, definition: { ...definition, address: "Unter den Linden 1" } };
    const address = `/api/definitions/${made.id}`;
    expect(await administrator.request("PUT", address, save)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await administrator.request("PUT", address, save)).toMatchObject({ status: 412 });
    expect(await administrator.request("DELETE", address)).toMatchObject({ status: 204 });
    const history = await administrator.request<{ items: ChangeView[] }>("GET", `/api/changes?objectId=${made.id}`);
    expect(history.body.items.map(({ action }) => action)).toEqual(["deleted", "changed", "created"]);
    expect(history.body.items[1]?.fields).toEqual([{ field: "address", before: "", after: "Unter den Linden 1" }]);
  });

  it("has a name of its own among its kind and owner, and stays of its kind", async () => {
    const made = await create(place([], "Twice"), organisationId);
    expect(await refused(place([], "TWICE"), organisationId)).toContain("object.name-taken");
    await create(place([], "Twice"), await createOrganisation(administrator));
    const other = { revision: 1, definition: vendor("Contoso") };
    expect(await administrator.request("PUT", `/api/definitions/${made.id}`, other)).toMatchObject({
      status: 422,
      body: { error: { code: "definition.kind-differs" } },
    });
  });

  it("shared by all is seen in every organisation and changed by administrators of all", async () => {
    const local = await server.signInAs([{ role: "administrator", organisationId }]);
    const vendors = await listDefinitions(local, "vendor", organisationId);
    const dell = vendors.find(({ definition }) => definition.name === "Dell");
    expect(dell).toMatchObject({ organisationId: null });
    const save = { revision: 1, definition: dell?.definition };
    const refusal = { status: 403, body: { error: { code: "access.shared-by-all" } } };
    expect(await local.request("PUT", `/api/definitions/${dell?.id}`, save)).toMatchObject(refusal);
    expect(await local.request("DELETE", `/api/definitions/${dell?.id}`)).toMatchObject(refusal);
    const templates = await listDefinitions(local, "disk-template", organisationId);
    expect(templates.map(({ definition }) => definition.name)).toEqual(["Standard"]);
  });

  it("is deleted with others all at once, or none, and a vendor not while a model is left", async () => {
    const maker = await create(vendor("Fabrikam"), organisationId);
    const definition = { kind: "device-model", name: "F1", vendorId: maker.id, aliases: [], skus: ["F100"] };
    const model = await create(definition, organisationId);
    const free = await create(place(), organisationId);
    const remove = (ids: string[]) => administrator.request("POST", "/api/definitions/deletions", { ids });
    const without = await remove([free.id, maker.id]);
    expect(without).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    expect(without.text).toContain("F1");
    expect(await administrator.request("GET", `/api/definitions/${free.id}`)).toMatchObject({ status: 200 });
    expect(await remove([free.id, maker.id, model.id])).toMatchObject({ status: 204 });
  });
});

describe("a location", () => {
  it("is not deleted while a filter names it: of a package, of one of its steps, of what removes it", async () => {
    const [filtered, conditional, removed, free] = [
      await create(place(["10.91.0.0/16"]), organisationId),
      await create(place(["10.92.0.0/16"]), organisationId),
      await create(place(["10.93.0.0/16"]), organisationId),
      await create(place(["10.94.0.0/16"]), organisationId),
    ];
    const at = (id: string) => ({ field: "location", operator: "is", values: [id] });
    const made = await createPackage(administrator, organisationId, {
      filter: { any: [{ not: { all: [at(filtered.id)] } }, { field: "vendor", operator: "is", values: ["Dell"] }] },
      steps: [powershellStep({ when: at(conditional.id) })],
      uninstallSteps: [powershellStep({ when: at(removed.id) })],
    });
    for (const { id } of [filtered, conditional, removed]) {
      const refused = await administrator.request("DELETE", `/api/definitions/${id}`);
      expect(refused).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
      expect(refused.text).toContain(made.name);
      const view = await administrator.request<DefinitionView>("GET", `/api/definitions/${id}`);
      expect(view.body.usedBy).toEqual([{ kind: "software-package", id: made.id, name: `${made.name} 1.0` }]);
    }
    expect(await administrator.request("DELETE", `/api/definitions/${free.id}`)).toMatchObject({ status: 204 });
  });

  it("is not deleted while the filter of a driver pack names it", async () => {
    const { id } = await create(place(["10.95.0.0/16"]), organisationId);
    const filter = { all: [{ field: "location", operator: "is-not", values: [id] }] };
    const packId = await server.database.within(wholeInstallation, async (connection) => {
      const values = {
        organisation_id: organisationId,
        name: "Laptops",
        file_name: "laptops.cab",
        imported_at: new Date(),
      };
      const query = connection.insertInto("driver_packs").values({ ...values, filter: json(filter) });
      return (await query.returning("id").executeTakeFirstOrThrow()).id;
    });
    const refused = await administrator.request("DELETE", `/api/definitions/${id}`);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "object.in-use" } } });
    const view = await administrator.request<DefinitionView>("GET", `/api/definitions/${id}`);
    expect(view.body.usedBy).toEqual([{ kind: "driver-pack", id: packId, name: "Laptops" }]);
  });
});

describe("what is compared with others", () => {
  it("refuses a vendor's name that already means another maker, whatever its writing", async () => {
    await create(vendor("Northwind", ["Northwind Traders Inc."]), organisationId);
    const other = await refused(vendor("Other", ["NORTHWIND TRADERS"]), organisationId);
    expect(other).toContain("already means “Northwind”");
  });

  it("refuses a location whose network overlaps another's, also when both are saved at the same moment", async () => {
    await create(place(["10.50.0.0/16"]), organisationId);
    expect(await refused(place(["10.50.7.0/24"]), organisationId)).toContain("overlaps");
    const both = await Promise.all(
      ["10.60.0.0/16", "10.60.9.0/24"].map((subnet) =>
        administrator.request("POST", "/api/definitions", location(organisationId, [subnet])),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    await create(place(["10.50.0.0/16"]), await createOrganisation(administrator));
  });

  it("refuses a device model of a vendor that the organisation does not have", async () => {
    const elsewhere = await createOrganisation(administrator);
    const theirs = await create(vendor("Tailspin"), elsewhere);
    const model = { kind: "device-model", name: "T1", vendorId: theirs.id, aliases: [], skus: [] };
    expect(await refused(model, organisationId)).toContain("object.not-found");
    await create(model, elsewhere);
  });

  it("refuses a disk partition template that Windows could not be put on", async () => {
    const [standard] = await listDefinitions(administrator, "disk-template", organisationId);
    const definition = standard?.definition;
    if (definition?.kind !== "disk-template") throw new Error("there is no template");
    const noReserved = definition.volumes.filter(({ role }) => role !== "microsoft-reserved");
    const wrong = await refused({ ...definition, name: "Wrong", volumes: noReserved }, organisationId);
    expect(wrong).toContain("Microsoft reserved");
    const withData = [...definition.volumes, { role: "data", label: "Data", sizeMegabytes: 4096, letter: "D" }];
    await create({ ...definition, name: "With data", volumes: withData }, organisationId);
  });
});
