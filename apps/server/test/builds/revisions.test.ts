import type { BuildDefinition, BuildRevisionDetails, BuildRevisionView, BuildView } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import {
  buildDefinitionOf,
  createBuild,
  createOrganisation,
  createPackage,
  insertOperatingSystem,
} from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let operatingSystemId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  operatingSystemId = await insertOperatingSystem(server, organisationId);
});
afterAll(() => server.close());

type Failing = { error: { code: string; message: string } };
type Page = { items: BuildRevisionView[]; nextCursor: string | null };

let made = 0;
const definitionOf = (changes: Partial<BuildDefinition> = {}) => {
  made += 1;
  return buildDefinitionOf(operatingSystemId, { name: `Build ${made}`, ...changes });
};
const save = async (build: BuildView, changes: Partial<BuildDefinition>, restoredFrom: number | null = null) => {
  const { status, body } = await administrator.request<BuildView>("PUT", `/api/builds/${build.id}`, {
    revision: build.revision,
    definition: { ...build.definition, ...changes },
    restoredFrom,
  });
  expect(status).toBe(200);
  return body;
};
const list = async (id: string, query = "", client = administrator) =>
  (await client.request<Page>("GET", `/api/builds/${id}/revisions${query}`)).body;
const read = (id: string, revision: number, client = administrator) =>
  client.request<BuildRevisionDetails & Failing>("GET", `/api/builds/${id}/revisions/${revision}`);

describe("the revisions of a build", () => {
  it("tell who saved what when, newest first, each against the one before it", async () => {
    const build = await createBuild(administrator, organisationId, definitionOf());
    await save(build, { description: "For the sales people" });
    const { items, nextCursor } = await list(build.id);
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      {
        revision: 2,
        comparedWith: 1,
        by: { id: administrator.userId },
        restoredFrom: null,
        fields: [{ field: "description", before: "", after: "For the sales people" }],
      },
      { revision: 1, comparedWith: null, fields: [] },
    ]);
  });

  it("come page by page, and the last of a page is told against the first of the next", async () => {
    let build = await createBuild(administrator, organisationId, definitionOf());
    for (const description of ["one", "two", "three"]) build = await save(build, { description });
    const first = await list(build.id, "?limit=2");
    expect(first.items.map(({ revision, comparedWith }) => [revision, comparedWith])).toEqual([
      [4, 3],
      [3, 2],
    ]);
    const second = await list(build.id, `?limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map(({ revision, comparedWith }) => [revision, comparedWith])).toEqual([
      [2, 1],
      [1, null],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it("are compared, any two of them", async () => {
    const build = await createBuild(administrator, organisationId, definitionOf({ description: "one" }));
    const second = await save(build, { description: "two", tags: ["Sales"] });
    await save(second, { description: "three" });
    const compared = await administrator.request("GET", `/api/builds/${build.id}/revision-comparison?from=1&to=3`);
    expect(compared.body).toMatchObject({ from: 1, to: 3 });
    expect(compared.body.fields).toContainEqual({ field: "description", before: "one", after: "three" });
    const missing = await administrator.request<Failing>(
      "GET",
      `/api/builds/${build.id}/revision-comparison?from=1&to=9`,
    );
    expect(missing).toMatchObject({ status: 404, body: { error: { code: "build.revision-missing" } } });
  });

  it("bring an earlier one back to the byte, and say so", async () => {
    const first = definitionOf({ description: "as it was", tags: ["Sales", "Berlin"] });
    const build = await createBuild(administrator, organisationId, first);
    const changed = await save(build, { description: "spoilt", tags: [], active: false });
    const { body: revision } = await read(build.id, 1);
    expect(revision).toMatchObject({ revision: 1, definition: build.definition, missing: [] });
    expect(revision.restorable).toEqual(build.definition);
    const restored = await save(changed, revision.restorable, 1);
    expect(restored).toMatchObject({ revision: 3, definition: build.definition });
    expect((await list(build.id)).items[0]).toMatchObject({ revision: 3, restoredFrom: 1 });
  });

  it("are not restored over what somebody else changed meanwhile", async () => {
    const build = await createBuild(administrator, organisationId, definitionOf());
    const opened = await save(build, { description: "opened" });
    await save(opened, { description: "changed meanwhile" });
    const answer = await administrator.request("PUT", `/api/builds/${build.id}`, {
      revision: opened.revision,
      definition: build.definition,
      restoredFrom: 1,
    });
    expect(answer).toMatchObject({ status: 412, body: { error: { code: "object.changed" } } });
  });

  it("name by its name what was deleted since, and are restored without it", async () => {
    const software = await createPackage(administrator, organisationId);
    const build = await createBuild(administrator, organisationId, definitionOf({ packageIds: [software.id] }));
    const without = await save(build, { packageIds: [] });
    await administrator.request("DELETE", `/api/software-packages/${software.id}`);
    const { body: revision } = await read(build.id, 1);
    expect(revision.missing).toEqual([
      {
        kind: "software-package",
        id: software.id,
        name: `${software.name} ${software.version}`,
        without: "not installed",
      },
    ]);
    expect(revision.restorable.packageIds).toEqual([]);
    expect((await list(build.id)).items[0]?.fields[0]?.before).toContain(software.name);
    const refused = await administrator.request<Failing>("PUT", `/api/builds/${build.id}`, {
      revision: without.revision,
      definition: revision.definition,
    });
    expect(refused).toMatchObject({ status: 404, body: { error: { code: "object.not-found" } } });
    await save(without, revision.restorable, 1);
  });

  it("leave an operating system that is gone to a person", async () => {
    const gone = await insertOperatingSystem(server, organisationId);
    const build = await createBuild(administrator, organisationId, buildDefinitionOf(gone, { name: "Old Windows" }));
    await save(build, { operatingSystems: buildDefinitionOf(operatingSystemId).operatingSystems });
    expect((await administrator.request("DELETE", `/api/operating-systems/${gone}`)).status).toBe(204);
    const { body } = await read(build.id, 1);
    expect(body.missing).toMatchObject([{ kind: "operating-system", without: "no operating system for x64" }]);
    expect(body.restorable.operatingSystems).toEqual([]);
  });

  it("are those of the organisation alone", async () => {
    const build = await createBuild(administrator, organisationId, definitionOf());
    const other = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: other }]);
    expect((await read(build.id, 1, stranger)).status).toBe(404);
    expect((await stranger.request("GET", `/api/builds/${build.id}/revisions`)).status).toBe(404);
  });

  it("are the newest hundred and the first, however often a build is saved", async () => {
    let build = await createBuild(administrator, organisationId, definitionOf({ description: "the first" }));
    for (let count = 0; count < 104; count += 1) build = await save(build, { description: `number ${count}` });
    const numbers: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Page = await list(build.id, `?limit=50${cursor && `&cursor=${cursor}`}`);
      numbers.push(...page.items.map(({ revision }) => revision));
      cursor = page.nextCursor;
    }
    expect(numbers).toEqual([...Array.from({ length: 100 }, (_, index) => 105 - index), 1]);
    expect((await read(build.id, 1)).body.definition.description).toBe("the first");
    expect((await read(build.id, 3)).body.error.code).toBe("build.revision-missing");
  });

  it("go with the build", async () => {
    const build = await createBuild(administrator, organisationId, definitionOf());
    await administrator.request("DELETE", `/api/builds/${build.id}`);
    const { rows } = await server.database.within(wholeInstallation, (connection) =>
      sql`select 1 from build_revisions where build_id = ${build.id}`.execute(connection),
    );
    expect(rows).toEqual([]);
  });

  it("are told, and not restored, where no version takes them any more", async () => {
    const build = await createBuild(administrator, organisationId, definitionOf());
    await save(build, { description: "after" });
    await server.database.within(wholeInstallation, (connection) =>
      sql`update build_revisions set definition = definition || '{"icon": "no such picture"}'
        where build_id = ${build.id} and revision = 1`.execute(connection),
    );
    const answer = await read(build.id, 1);
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "build.revision-unreadable" } } });
    expect(answer.body.error.message).toContain("icon");
    expect((await list(build.id)).items[0]?.fields).toContainEqual({
      field: "icon",
      before: "no such picture",
      after: "device",
    });
  });
});
