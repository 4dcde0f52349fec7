import type { PackageReplacementPreview, SoftwarePackageView, SoftwareProductView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildDefinitionOf,
  createOrganisation,
  createPackage,
  insertOperatingSystem,
  powershellStep,
  uploadFile,
} from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
beforeAll(async () => {
  organisationId = await createOrganisation(administrator);
});
afterAll(() => server.close());

const product = async (id: string): Promise<SoftwareProductView> =>
  (await administrator.request<SoftwareProductView>("GET", `/api/software-products/${id}`)).body;

describe("a product", () => {
  it("gathers the packages of its name, in whatever case it was written, the newest version first", async () => {
    const first = await createPackage(administrator, organisationId, { name: "Reader", version: "9.2" });
    const second = await createPackage(administrator, organisationId, { name: "READER", version: "10.0" });
    expect(second).toMatchObject({ name: "Reader", productId: first.productId });
    const { name, versions } = await product(first.productId);
    expect({ name, versions: versions.map(({ version }) => version) }).toEqual({
      name: "Reader",
      versions: ["10.0", "9.2"],
    });
  });

  it("keeps vendor, homepage and notes, and gives a new name to its packages, with both in the history", async () => {
    const made = await createPackage(administrator, organisationId, { name: "Old name", version: "1" });
    const { revision } = await product(made.productId);
    const changes = {
      name: "New name",
      vendor: "Contoso",
      homepage: "https://contoso.test/reader",
      notes: "Licensed.",
    };
    const url = `/api/software-products/${made.productId}`;
    expect(await administrator.request("PUT", url, { revision, ...changes })).toMatchObject({
      status: 200,
      body: { ...changes, revision: revision + 1 },
    });
    expect(await administrator.request("PUT", url, { revision, ...changes })).toMatchObject({
      body: { error: { code: "object.changed" } },
    });
    const renamed = await administrator.request("GET", `/api/software-packages/${made.id}`);
    expect(renamed.body).toMatchObject({ name: "New name", revision: made.revision + 1 });
    for (const id of [made.id, made.productId]) {
      const history = await administrator.request<{ items: { action: string; fields: { field: string }[] }[] }>(
        "GET",
        `/api/changes?objectId=${id}`,
      );
      expect(history.body.items[0]).toMatchObject({ action: "changed" });
      expect(history.body.items[0]?.fields.map(({ field }) => field)).toContain("name");
    }
  });

  it("refuses an address that is none, another's name, and to go while it has versions", async () => {
    const made = await createPackage(administrator, organisationId, { name: "Kept", version: "1" });
    const url = `/api/software-products/${made.productId}`;
    const homepage = "javascript:alert(1)";
    expect(await administrator.request("PUT", url, { revision: 1, name: "Kept", homepage })).toMatchObject({
      status: 400,
    });
    expect(
      await administrator.request("POST", "/api/software-products", { organisationId, name: "KEPT" }),
    ).toMatchObject({
      body: { error: { code: "object.name-taken" } },
    });
    expect(await administrator.request("DELETE", url)).toMatchObject({
      body: { error: { code: "object.in-use", message: expect.stringContaining("its version 1") } },
    });
    expect(await administrator.request("DELETE", `/api/software-packages/${made.id}`)).toMatchObject({ status: 204 });
    expect(await administrator.request("DELETE", url)).toMatchObject({ status: 204 });
  });

  it("does not exist for people of another organisation", async () => {
    const made = await createPackage(administrator, organisationId, { name: "Walled", version: "1" });
    const elsewhere = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    expect(await stranger.request("GET", `/api/software-products/${made.productId}`)).toMatchObject({ status: 404 });
    const next = await stranger.request("POST", `/api/software-packages/${made.id}/versions`, { version: "2" });
    expect(next).toMatchObject({ status: 404 });
  });
});

describe("several at once", () => {
  it("are deleted together, with those that need each other, or stay together where one is still used", async () => {
    const runtime = await createPackage(administrator, organisationId, { name: "Many runtime", version: "1" });
    const needing = await createPackage(administrator, organisationId, {
      name: "Many needing",
      version: "1",
      dependencies: [runtime.id],
    });
    const other = await createPackage(administrator, organisationId, { name: "Many other", version: "1" });
    const remove = (ids: readonly string[], what = "packages") =>
      administrator.request("POST", `/api/software-${what}/deletions`, { ids });
    expect(await remove([other.id, runtime.id])).toMatchObject({
      body: { error: { code: "object.in-use", message: expect.stringContaining("“Many needing 1”") } },
    });
    expect(await administrator.request("GET", `/api/software-packages/${other.id}`)).toMatchObject({ status: 200 });
    expect(await remove([runtime.productId, other.productId], "products")).toMatchObject({
      status: 409,
      body: {
        error: {
          code: "object.several-in-use",
          message: expect.stringMatching(
            /2 of these 2 .*“Many (runtime|other)” by its version 1; .*“Many (runtime|other)”/,
          ),
        },
      },
    });
    expect(await administrator.request("GET", `/api/software-products/${other.productId}`)).toMatchObject({
      status: 200,
    });
    const user = await createPackage(administrator, organisationId, {
      name: "Many user",
      version: "1",
      dependencies: [other.id],
    });
    const both = await remove([runtime.id, other.id]);
    expect(both).toMatchObject({ status: 409, body: { error: { code: "object.several-in-use" } } });
    expect(both.text).toContain("the software package “Many runtime 1” by the software package “Many needing 1”");
    expect(both.text).toContain("the software package “Many other 1” by the software package “Many user 1”");
    expect(await remove([user.id])).toMatchObject({ status: 204 });
    expect(await remove([user.productId], "products")).toMatchObject({ status: 204 });
    expect(await remove([runtime.id, other.id, needing.id])).toMatchObject({ status: 204 });
    const ids = [runtime.productId, other.productId, needing.productId];
    expect(await remove(ids, "products")).toMatchObject({ status: 204 });
    for (const id of ids)
      expect(await administrator.request("GET", `/api/software-products/${id}`)).toMatchObject({ status: 404 });
  });
});

describe("a new version", () => {
  it("begins with the steps under ids of their own, and with the files only where somebody wants them", async () => {
    const steps = [powershellStep({ name: "Install" })];
    const made = await createPackage(administrator, organisationId, { name: "Copied", version: "1", steps });
    const uploadId = await uploadFile(administrator, organisationId, Buffer.from("setup"));
    const files = `/api/software-packages/${made.id}/files`;
    expect(await administrator.request("POST", files, { uploadId, path: "setup.exe" })).toMatchObject({ status: 200 });
    const versions = `/api/software-packages/${made.id}/versions`;
    const bare = await administrator.request<SoftwarePackageView>("POST", versions, { version: "2" });
    expect(bare).toMatchObject({ status: 201, body: { productId: made.productId, name: "Copied", files: [] } });
    const [step] = bare.body.steps;
    expect(step).toMatchObject({ name: "Install" });
    expect(step?.id).not.toBe(made.steps[0]?.id);
    const whole = await administrator.request<SoftwarePackageView>("POST", versions, { version: "3", withFiles: true });
    expect(whole.body.files).toMatchObject([{ path: "setup.exe", sizeBytes: 5 }]);
    expect(await administrator.request("POST", versions, { version: "3" })).toMatchObject({
      body: { error: { code: "object.name-taken", message: expect.stringContaining("Copied 3") } },
    });
  });
});

describe("a new version that replaces the one it comes from", () => {
  it("names it beside those that one replaces, where somebody says so", async () => {
    const first = await createPackage(administrator, organisationId, { name: "Replacing", version: "1" });
    const next = async (from: SoftwarePackageView, version: string, replaces: boolean) => {
      const path = `/api/software-packages/${from.id}/versions`;
      return await administrator.request<SoftwarePackageView>("POST", path, { version, replaces });
    };
    const second = await next(first, "2", true);
    expect(second).toMatchObject({ status: 201, body: { replaces: [first.id] } });
    expect((await next(second.body, "3", true)).body.replaces).toEqual([first.id, second.body.id]);
    expect((await next(second.body, "4", false)).body.replaces).toEqual([first.id]);
  });

  it("is refused where it would replace more than one may", async () => {
    const named = Array.from({ length: 50 }, (_, index) => index);
    const replaces: string[] = [];
    for (const version of named)
      replaces.push((await createPackage(administrator, organisationId, { name: "Many", version: `0.${version}` })).id);
    const full = await createPackage(administrator, organisationId, { name: "Many", version: "1", replaces });
    const path = `/api/software-packages/${full.id}/versions`;
    expect(await administrator.request("POST", path, { version: "2", replaces: true })).toMatchObject({
      status: 400,
      body: { error: { code: "request.invalid" } },
    });
    expect(await administrator.request("POST", path, { version: "2" })).toMatchObject({ status: 201 });
  });
});

describe("using one version in place of another", () => {
  it("is previewed, then made in the chosen builds or in none", async () => {
    const old = await createPackage(administrator, organisationId, { name: "Swapped", version: "1" });
    const next = await createPackage(administrator, organisationId, { name: "Swapped", version: "2" });
    const other = await createPackage(administrator, organisationId, { name: "Beside", version: "1" });
    await createPackage(administrator, organisationId, { name: "Needs it", version: "1", dependencies: [old.id] });
    const operatingSystemId = await insertOperatingSystem(server, organisationId);
    const build = async (name: string, packageIds: string[]): Promise<string> => {
      const definition = { ...buildDefinitionOf(operatingSystemId), name, packageIds };
      const made = await administrator.request<{ id: string }>("POST", "/api/builds", { organisationId, definition });
      expect(made).toMatchObject({ status: 201 });
      return made.body.id;
    };
    const [first, second] = [await build("A", [other.id, old.id]), await build("B", [next.id, old.id])];
    const packages = { organisationId, replaced: old.id, by: next.id };
    const url = "/api/software-package-replacements";
    const preview = await administrator.request<PackageReplacementPreview>("POST", `${url}/preview`, packages);
    expect(preview.body).toMatchObject({
      builds: [
        { buildId: first, name: "A", position: 2, outcome: "replaced" },
        { buildId: second, name: "B", position: 2, outcome: "already-there" },
      ],
      stillNeededBy: ["Needs it 1"],
    });
    const wanted = preview.body.builds.map(({ buildId, revision }) => ({ buildId, revision }));
    const [one, stale] = [wanted.slice(0, 1), wanted.slice(1).map((entry) => ({ ...entry, revision: 99 }))];
    const refused = await administrator.request("POST", url, { ...packages, builds: [...one, ...stale] });
    expect(refused).toMatchObject({ body: { error: { code: "object.changed" } } });
    expect(await administrator.request("POST", url, { ...packages, builds: wanted })).toMatchObject({ status: 200 });
    for (const [id, packageIds] of [
      [first, [other.id, next.id]],
      [second, [next.id]],
    ] as const) {
      const saved = await administrator.request("GET", `/api/builds/${id}`);
      expect(saved.body).toMatchObject({ revision: 2, definition: { packageIds } });
    }
    const { versions } = await product(old.productId);
    expect(versions.map(({ version, builds }) => [version, builds.map(({ name }) => name)])).toEqual([
      ["2", ["A", "B"]],
      ["1", []],
    ]);
  });
});
