import type { ChangeView, DefinitionView } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { definitionSite, listDefinitions, vendor } from "./site.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let tailspin: DefinitionView;
let fabrikam: DefinitionView;
const { create } = definitionSite(() => administrator);

const model = (name: string, vendorId: string, skus: string[] = []) => ({
  kind: "device-model",
  name,
  vendorId,
  aliases: [`${name} as told`],
  skus,
});

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());
beforeEach(async () => {
  organisationId = await createOrganisation(administrator);
  tailspin = await create(vendor("Tailspin"), organisationId);
  fabrikam = await create(vendor("Fabrikam"), organisationId);
});

const setVendor = (vendorId: string, ids: string[], client = administrator) =>
  client.request<{ changed: number; error: { code: string; message: string } }>(
    "POST",
    "/api/definitions/model-vendors",
    { vendorId, ids },
  );
/** The vendor of each model of the organisation, by the model's id. */
const vendors = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await listDefinitions(administrator, "device-model", organisationId)).flatMap(({ id, definition, ...owner }) =>
      definition.kind === "device-model" && owner.organisationId !== null ? [[id, definition.vendorId]] : [],
    ),
  );

describe("device models that get a vendor together", () => {
  it("are the vendor's from then on, keep everything else, and tell it in the history of each that changed", async () => {
    const first = await create(model("Slate 9", tailspin.id, ["F900"]), organisationId);
    const second = await create(model("Slate 10", tailspin.id), organisationId);
    const already = await create(model("Slate 11", fabrikam.id), organisationId);
    const answer = await setVendor(fabrikam.id, [first.id, second.id, already.id, first.id]);
    expect(answer).toMatchObject({ status: 200, body: { changed: 2, unchanged: 1 } });
    const read = async (id: string) =>
      (await administrator.request<DefinitionView>("GET", `/api/definitions/${id}`)).body;
    expect(await read(first.id)).toMatchObject({
      revision: 2,
      definition: { ...first.definition, vendorId: fabrikam.id },
    });
    expect((await read(already.id)).revision).toBe(1);
    const historyOf = async (id: string) =>
      (await administrator.request<{ items: ChangeView[] }>("GET", `/api/changes?objectId=${id}`)).body.items;
    const [change] = await historyOf(second.id);
    expect(change).toMatchObject({ action: "changed", name: "Slate 10" });
    expect(JSON.stringify(change?.fields)).toContain("Fabrikam");
    expect(await historyOf(already.id)).toHaveLength(1);
  });

  it("stay as they are, all of them, where one would be mistaken for another of the vendor", async () => {
    await create(model("slate 9", fabrikam.id, ["f901"]), organisationId);
    const free = await create(model("Slate 8", tailspin.id), organisationId);
    const sameName = await create(model("Slate 9", tailspin.id), organisationId);
    const sameSku = await create(model("Slate X", tailspin.id, ["F901"]), organisationId);
    const before = await vendors();
    expect(await setVendor(fabrikam.id, [free.id, sameName.id])).toMatchObject({
      status: 409,
      body: { error: { code: "object.name-taken", message: expect.stringContaining("“Slate 9”") } },
    });
    expect(await setVendor(fabrikam.id, [free.id, sameSku.id])).toMatchObject({
      status: 422,
      body: { error: { code: "definition.invalid", message: expect.stringContaining("already means “slate 9”") } },
    });
    // Of two vendors they were two; of one they would be one name.
    const other = await create(vendor("Wingtip"), organisationId);
    const twin = await create(model("Slate 8", other.id), organisationId);
    expect(await setVendor(fabrikam.id, [free.id, twin.id])).toMatchObject({ status: 409 });
    expect(await vendors()).toEqual({ ...before, [twin.id]: other.id });
  });

  it("may name the vendor, exist, and are changed by who may change all of them", async () => {
    const elsewhere = await createOrganisation(administrator);
    const foreign = await create(vendor("Foreign"), elsewhere);
    const own = await create(model("Own", tailspin.id), organisationId);
    const everybodys = await create(vendor("Everybody's"), null);
    const shared = await create(model("Shared", everybodys.id), null);
    expect(await setVendor(foreign.id, [own.id])).toMatchObject({
      status: 422,
      body: { error: { message: expect.stringContaining("belongs to another organisation") } },
    });
    expect(await setVendor(tailspin.id, [own.id, tailspin.id])).toMatchObject({ status: 404 });
    expect(await setVendor(own.id, [own.id])).toMatchObject({ status: 404 });
    expect(await setVendor(tailspin.id, [shared.id])).toMatchObject({ status: 422 });
    const local = await server.signInAs([{ role: "administrator", organisationId }]);
    expect(await setVendor(foreign.id, [own.id], local)).toMatchObject({ status: 404 });
    expect(await setVendor(everybodys.id, [own.id, shared.id], local)).toMatchObject({
      status: 403,
      body: { error: { code: "access.shared-by-all" } },
    });
    expect(await vendors()).toEqual({ [own.id]: tailspin.id });
    expect(await setVendor(everybodys.id, [own.id], local)).toMatchObject({ status: 200, body: { changed: 1 } });
  });
});
