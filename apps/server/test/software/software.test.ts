import { randomUUID } from "node:crypto";
import type { SoftwarePackageView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildDefinitionOf,
  createOrganisation,
  createPackage,
  createPublishable,
  insertOperatingSystem,
  powershellStep,
} from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
});
afterAll(() => server.close());

const post = (changes: Record<string, unknown>, client = administrator) =>
  client.request<{ error: { code: string; message: string } }>("POST", "/api/software-packages", {
    organisationId,
    name: "Reader",
    version: "1.0",
    steps: [],
    ...changes,
  });
const put = (view: SoftwarePackageView, changes: Record<string, unknown>, client = administrator) => {
  const { revision, name, version, steps } = view;
  return client.request("PUT", `/api/software-packages/${view.id}`, { revision, name, version, steps, ...changes });
};
const remove = (id: string, client = administrator) => client.request("DELETE", `/api/software-packages/${id}`);

describe("a software package", () => {
  it("is saved with its steps, and read back the same", async () => {
    const steps = [
      powershellStep({ script: "Write-Output 'Grüße'\r\nexit 3010", rebootExitCodes: [3010, 1641] }),
      {
        id: randomUUID(),
        name: "Copy tools",
        continueOnError: true,
        kind: "copy",
        source: "tools",
        destination: "C:\\Tools",
        overwrite: false,
      },
    ];
    const view = await createPackage(administrator, organisationId, { name: "7-Zip", version: "25.01", steps });
    expect(view).toMatchObject({ organisationId, revision: 1, name: "7-Zip", version: "25.01", steps, files: [] });
    expect(await administrator.request("GET", `/api/software-packages/${view.id}`)).toMatchObject({
      status: 200,
      body: view,
    });
  });

  it("takes what Windows expects of a step that does not say otherwise", async () => {
    const step = { id: randomUUID(), name: "Run", kind: "powershell", script: "exit 0" };
    const view = await createPackage(administrator, organisationId, { steps: [step] });
    expect(view.steps).toMatchObject([
      {
        ...step,
        continueOnError: false,
        timeoutSeconds: 1800,
        exitCodes: [],
        runAs: "system",
        edition: "5.1",
        file: null,
      },
    ]);
  });

  it.each([
    ["a target that is not on a drive", { kind: "copy", source: "a.txt", destination: "\\\\server\\share" }],
    ["a source that climbs out of the package", { kind: "copy", source: "../secrets", destination: "C:\\Tools" }],
    ["no known kind", { kind: "msi" }],
    ["no script", { kind: "powershell", script: "" }],
  ])("is refused when a step has %s", async (_what, changes) => {
    const answer = await post({ steps: [{ id: randomUUID(), name: "Step", ...changes }] });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "request.invalid" } } });
    expect(answer.body.error.message).toContain("steps");
  });

  it("is refused when two of its steps have the same id", async () => {
    const step = powershellStep();
    const invalid = { status: 400, body: { error: { code: "request.invalid" } } };
    expect(await post({ steps: [step, { ...step, name: "Copy of it" }] })).toMatchObject(invalid);
    const view = await createPackage(administrator, organisationId);
    expect(await put(view, { steps: [step, step] })).toMatchObject(invalid);
  });

  it("needs a name and version of its own in the organisation", async () => {
    const first = await createPackage(administrator, organisationId, { name: "Browser", version: "1" });
    const taken = { status: 409, body: { error: { code: "object.name-taken" } } };
    expect(await post({ name: "BROWSER", version: "1" })).toMatchObject(taken);
    const second = await createPackage(administrator, organisationId, { name: "Browser", version: "2" });
    expect(await put(second, { version: first.version })).toMatchObject(taken);
    const elsewhere = await createOrganisation(administrator);
    await createPackage(administrator, elsewhere, { name: "Browser", version: "1" });
  });

  it("is replaced only by somebody who saw its newest revision", async () => {
    const view = await createPackage(administrator, organisationId);
    expect(await put(view, { version: "2" })).toMatchObject({ status: 200, body: { revision: 2, version: "2" } });
    expect(await put(view, { version: "3" })).toMatchObject({
      status: 412,
      body: { error: { code: "object.changed", object: { kind: "software package", id: view.id } } },
    });
    const answers = await Promise.all(
      [4, 5].map((version) => put({ ...view, revision: 2 }, { version: `${version}` })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 412]);
  });

  it("is deleted once no build names it", async () => {
    const { software, build } = await createPublishable(server, administrator);
    expect(await remove(software.id)).toMatchObject({
      status: 409,
      body: { error: { code: "object.in-use", message: expect.stringContaining(build.definition.name) } },
    });
    await administrator.request("DELETE", `/api/builds/${build.id}`);
    expect(await remove(software.id)).toMatchObject({ status: 204 });
    expect(await remove(software.id)).toMatchObject({ status: 404 });
    expect(await put(software, {})).toMatchObject({ status: 404 });
  });

  it("is never named by a build and gone, however the two requests meet", async () => {
    const operatingSystemId = await insertOperatingSystem(server, organisationId);
    for (let round = 0; round < 8; round += 1) {
      const { id } = await createPackage(administrator, organisationId);
      const definition = buildDefinitionOf(operatingSystemId, { packageIds: [id] });
      const [saved, removed] = await Promise.all([
        administrator.request("POST", "/api/builds", { organisationId, definition }),
        remove(id),
      ]);
      expect([
        [201, 409],
        [404, 204],
      ]).toContainEqual([saved.status, removed.status]);
    }
  });

  it("does not exist for somebody with a role in another organisation", async () => {
    const view = await createPackage(administrator, organisationId);
    const elsewhere = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    const missing = { status: 404, body: { error: { code: "object.not-found" } } };
    expect(await stranger.request("GET", `/api/software-packages/${view.id}`)).toMatchObject(missing);
    expect(await put(view, {}, stranger)).toMatchObject(missing);
    expect(await remove(view.id, stranger)).toMatchObject(missing);
    expect(await post({}, stranger)).toMatchObject(missing);
    const list = await stranger.request<{ items: unknown[] }>("GET", "/api/software-packages");
    expect(list.body.items).toEqual([]);
  });

  it("can be read, not written, by a technician and an auditor", async () => {
    const view = await createPackage(administrator, organisationId);
    const denied = { status: 403, body: { error: { code: "access.role-missing" } } };
    for (const role of ["technician", "auditor"] as const) {
      const client = await server.signInAs([{ role, organisationId }]);
      expect(await client.request("GET", `/api/software-packages/${view.id}`)).toMatchObject({ status: 200 });
      expect(await put(view, {}, client)).toMatchObject(denied);
      expect(await remove(view.id, client)).toMatchObject(denied);
      expect(await post({}, client)).toMatchObject(denied);
    }
  });
});

describe("the list of software packages", () => {
  it("is sorted by name and version, searched and paged without a gap", async () => {
    const own = await createOrganisation(administrator);
    for (const [name, version] of [
      ["viewer", "2"],
      ["Viewer", "1"],
      ["Archiver", "1"],
      ["Previewer", "9"],
    ])
      await createPackage(administrator, own, { name, version });
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `organisationId=${own}&search=VIEW&limit=1${cursor && `&cursor=${cursor}`}`;
      const page = await administrator.request<{ items: SoftwarePackageView[]; nextCursor: string | null }>(
        "GET",
        `/api/software-packages?${query}`,
      );
      seen.push(...page.body.items.map((item) => `${item.name} ${item.version}`));
      cursor = page.body.nextCursor;
    }
    // Both are versions of one product, which is called as it was first.
    expect(seen).toEqual(["Previewer 9", "viewer 1", "viewer 2"]);
  });

  it("tells live viewers that a package changed", async () => {
    const heard: unknown[] = [];
    const unsubscribe = server.context.live.subscribe((message) => heard.push(message));
    const view = await createPackage(administrator, organisationId);
    await expect.poll(() => heard).toContainEqual({ topic: "software-packages", organisationId, id: view.id });
    unsubscribe();
  });
});
