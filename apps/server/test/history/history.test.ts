import type { ChangeView } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { recordChange, theServer } from "../../src/features/history/record.ts";
import { createPackage, createPublishable } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

interface Page {
  readonly items: ChangeView[];
  readonly nextCursor: string | null;
}

const changesOf = async (client: TestClient, query: string): Promise<Page> => {
  const answer = await client.request<Page>("GET", `/api/changes?${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
};

describe("the history of an object", () => {
  it("says who made, changed and deleted it, and which fields became what", async () => {
    const { build, organisationId } = await createPublishable(server, administrator);
    const { definition, id } = build;
    const renamed = { ...definition, name: `${definition.name} 2`, computerNameTemplate: "NB-%SERIAL:8%" };
    const saved = await administrator.request("PUT", `/api/builds/${id}`, { revision: 1, definition: renamed });
    expect(saved).toMatchObject({ status: 200 });
    expect(await administrator.request("DELETE", `/api/builds/${id}`)).toMatchObject({ status: 204 });
    const { items } = await changesOf(administrator, `objectId=${id}`);
    expect(items.map(({ action, name }) => ({ action, name }))).toEqual([
      { action: "deleted", name: renamed.name },
      { action: "changed", name: renamed.name },
      { action: "created", name: definition.name },
    ]);
    expect(items[1]).toMatchObject({
      kind: "build",
      objectId: id,
      organisationId,
      by: { id: administrator.userId, name: "Test user" },
      fields: [
        { field: "name", before: definition.name, after: renamed.name },
        { field: "computerNameTemplate", before: "PC-%SERIAL:8%", after: "NB-%SERIAL:8%" },
      ],
    });
    expect(items[2]?.fields).toContainEqual({
      field: "computerNameTemplate",
      before: null,
      after: "PC-%SERIAL:8%",
    });
  });

  it("calls what it refers to by name, also when that is gone later; of another organisation it knows nothing", async () => {
    const { build, organisationId } = await createPublishable(server, administrator);
    const other = await createPublishable(server, administrator);
    const software = await createPackage(administrator, organisationId);
    const { definition } = build;
    const saved = await administrator.request("PUT", `/api/builds/${build.id}`, {
      revision: 1,
      definition: { ...definition, packageIds: [software.id], description: `instead of ${other.build.id}` },
    });
    expect(saved).toMatchObject({ status: 200 });
    const [changed, created] = (await changesOf(administrator, `objectId=${build.id}`)).items;
    expect(changed?.fields.find(({ field }) => field === "packageIds")).toMatchObject({
      after: `${software.name} ${software.version}`,
    });
    expect(changed?.fields.find(({ field }) => field === "description")).toMatchObject({
      after: `instead of ${other.build.id}`,
    });
    const of = (name: string) => created?.fields.find(({ field }) => field.endsWith(name))?.after;
    expect(of(".operatingSystemId")).not.toMatch(/^[0-9a-f]{8}-/);
  });

  it("keeps nothing of a save that changed nothing, and nothing of one that was refused", async () => {
    const { build } = await createPublishable(server, administrator);
    const same = { revision: 1, definition: build.definition };
    expect(await administrator.request("PUT", `/api/builds/${build.id}`, same)).toMatchObject({ status: 200 });
    const late = { revision: 1, definition: { ...build.definition, description: "late" } };
    expect(await administrator.request("PUT", `/api/builds/${build.id}`, late)).toMatchObject({ status: 412 });
    expect((await changesOf(administrator, `objectId=${build.id}`)).items).toHaveLength(1);
  });

  it("is read page by page, newest first, without a gap", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const all = (await changesOf(administrator, `organisationId=${organisationId}`)).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Page = await changesOf(
        administrator,
        `organisationId=${organisationId}&limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(all.length).toBeGreaterThan(1);
    expect(paged).toEqual(all);
  });

  it("is nobody else's, but for what all organisations share", async () => {
    const { build } = await createPublishable(server, administrator);
    const elsewhere = (await createPublishable(server, administrator)).organisationId;
    const foreigner = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    expect((await changesOf(foreigner, `objectId=${build.id}`)).items).toEqual([]);
    const shared = crypto.randomUUID();
    await server.database.within(wholeInstallation, (connection) =>
      recordChange(
        server.context,
        connection,
        theServer,
        { kind: "vendor", id: shared, organisationId: null, name: "Contoso" },
        { before: null, after: { name: "Contoso" } },
      ),
    );
    expect((await changesOf(foreigner, `objectId=${shared}`)).items).toMatchObject([{ by: { id: null } }]);
  });

  it("cannot be rewritten in the database, but outlives the account of who did it", async () => {
    const person = await server.signInAs([{ role: "administrator", organisationId: null }]);
    const { build } = await createPublishable(server, person);
    const rewrite = server.database.within(wholeInstallation, (connection) =>
      sql`update changes set by_name = 'somebody else' where object_id = ${build.id}`.execute(connection),
    );
    await expect(rewrite).rejects.toThrow("changes rows cannot be changed");
    await server.database.within(wholeInstallation, (connection) =>
      connection.deleteFrom("users").where("id", "=", person.userId).execute(),
    );
    expect((await changesOf(administrator, `objectId=${build.id}`)).items).toMatchObject([
      { by: { id: null, name: "Test user" } },
    ]);
  });
});
