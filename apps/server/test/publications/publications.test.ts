import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { sha256Of, verifyPublication } from "@windlass/content";
import {
  canonicalJson,
  type PublicationBody,
  type PublicationPreview,
  type PublicationView,
  publicationBody,
  publishedBuild,
  type ToldError,
} from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { lockDefinitions } from "../../src/database/locks.ts";
import { json } from "../../src/database/rows.ts";
import { newestPublication, signedPublicationById } from "../../src/features/publications/service.ts";
import { sealEnvelope } from "../../src/security/envelope.ts";
import {
  buildDefinitionOf,
  createBuild,
  createOrganisation,
  createPackage,
  createPublishable,
  insertOperatingSystem,
  powershellStep,
} from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const publish = (organisationId: string, client = administrator) =>
  client.request<PublicationView & { error: ToldError }>("POST", "/api/publications", { organisationId });
const published = async (organisationId: string): Promise<PublicationView> => {
  const answer = await publish(organisationId);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};
const preview = (organisationId: string, client = administrator) =>
  client.request<PublicationPreview>("GET", `/api/publications/preview?organisationId=${organisationId}`);
const storedOf = (id: string) =>
  server.database.within(wholeInstallation, (connection) => signedPublicationById(connection, id));
const bodyOf = async (id: string): Promise<PublicationBody> =>
  publicationBody.parse(JSON.parse((await storedOf(id)).body));
const renameBuild = async (build: { id: string; definition: object }, name: string, revision = 1) => {
  const definition = { ...build.definition, name };
  const answer = await administrator.request("PUT", `/api/builds/${build.id}`, { revision, definition });
  expect(answer).toMatchObject({ status: 200 });
};
/** How many transactions of this test's database wait for an advisory lock. */
const waitingForLocks = () =>
  server.database.within(wholeInstallation, async (connection) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(connection);
    return rows[0]?.count;
  });

describe("publishing", () => {
  it("makes number 1 of everything, by the person who asked", async () => {
    const { organisationId, operatingSystemId, software, build } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    expect(view).toMatchObject({ organisationId, number: 1, publishedBy: "Test user" });
    expect(view.changes.map((change) => [change.kind, change.objectKind, change.objectId])).toEqual([
      ["added", "build", build.id],
      ["added", "operating-system", operatingSystemId],
      ["added", "software-package", software.id],
    ]);
    expect(await administrator.request("GET", `/api/publications/${view.id}`)).toMatchObject({
      status: 200,
      body: view,
    });
    expect(await bodyOf(view.id)).toMatchObject({
      schemaVersion: 1,
      organisationId,
      number: 1,
      previousSha256: null,
      createdAt: view.publishedAt,
      builds: [
        publishedBuild.parse({
          ...build.definition,
          id: build.id,
          inputLocales: [],
          registeredOwner: "",
          registeredOrganisation: "",
        }),
      ],
      operatingSystems: [{ id: operatingSystemId, kind: "wim" }],
      packages: [{ id: software.id, steps: software.steps, files: [] }],
    });
  });

  it("signs text that the public key of a boot medium verifies, and no other text", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    const profiles = await administrator.request<{ items: { id: string }[] }>(
      "GET",
      `/api/boot-profiles?organisationId=${organisationId}`,
    );
    const medium = await administrator.request<{ publicationKey: string }>(
      "GET",
      `/api/boot-profiles/${profiles.body.items[0]?.id}/boot-medium`,
    );
    const signed = await storedOf(view.id);
    expect(signed).toMatchObject({ sha256: view.sha256, signature: view.signature, keyId: view.keyId });
    expect(verifyPublication(signed, medium.body.publicationKey)).toMatchObject({ organisationId, number: 1 });
    const forged = signed.body.replace("Set-TimeZone", "Set-TimeZonf");
    expect(forged).not.toBe(signed.body);
    expect(() =>
      verifyPublication({ ...signed, body: forged, sha256: sha256Of(forged) }, medium.body.publicationKey),
    ).toThrow(expect.objectContaining({ code: "device.publication-signature-wrong" }));
  });

  it("stores canonical text, whose hash it tells", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    const { body } = await storedOf(view.id);
    expect(canonicalJson(JSON.parse(body))).toBe(body);
    expect(sha256Of(body)).toBe(view.sha256);
  });

  it("keeps the text as content, where deployment sources read what its devices may fetch", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    const { body } = await storedOf(view.id);
    expect(await text(await server.context.content.open(view.sha256))).toBe(body);
  });

  it("holds only what a build names, in an order that does not depend on how it came to be", async () => {
    const { organisationId, operatingSystemId, software } = await createPublishable(server, administrator);
    await insertOperatingSystem(server, organisationId, { name: "Unused" });
    await createPackage(administrator, organisationId, { name: "Unused" });
    const others = await Promise.all([1, 2, 3].map(() => createPackage(administrator, organisationId)));
    const packageIds = others.map((entry) => entry.id).toSorted((left, right) => (left < right ? 1 : -1));
    const build = await createBuild(
      administrator,
      organisationId,
      buildDefinitionOf(operatingSystemId, { packageIds }),
    );
    const body = await bodyOf((await published(organisationId)).id);
    expect(body.operatingSystems.map((entry) => entry.id)).toEqual([operatingSystemId]);
    expect(body.packages.map((entry) => entry.id)).toEqual([software.id, ...packageIds].toSorted());
    expect(body.builds.map((entry) => entry.id)).toEqual(body.builds.map((entry) => entry.id).toSorted());
    // The order in which a build installs its packages is the administrator's.
    expect(body.builds.find((entry) => entry.id === build.id)?.packageIds).toEqual(packageIds);
  });

  it("chains each publication to the one before and tells what changed", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const first = await published(organisationId);
    await renameBuild(build, "Renamed");
    const second = await published(organisationId);
    expect(second.number).toBe(2);
    expect(second.changes).toMatchObject([
      { kind: "changed", objectKind: "build", objectId: build.id, fields: [{ field: "name", after: "Renamed" }] },
    ]);
    expect((await bodyOf(second.id)).previousSha256).toBe(first.sha256);
  });

  it("refuses when nothing deployable changed, even if something was changed and taken back", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    await published(organisationId);
    const refused = { status: 409, body: { error: { code: "publication.nothing-changed" } } };
    expect(await publish(organisationId)).toMatchObject(refused);
    await renameBuild(build, "Renamed");
    await renameBuild(build, build.definition.name, 2);
    await createPackage(administrator, organisationId, { name: "In no build" });
    expect(await publish(organisationId)).toMatchObject(refused);
    expect((await preview(organisationId)).body).toMatchObject({ nextNumber: 2, changes: [], problems: [] });
  });

  it("refuses an organisation without a build", async () => {
    const organisationId = await createOrganisation(administrator);
    const answer = await publish(organisationId);
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "publication.not-ready" } } });
    expect(answer.body.error.message).toContain("no build");
  });

  it("lists every problem, and publishes nothing until they are solved", async () => {
    const { organisationId, operatingSystemId } = await createPublishable(server, administrator);
    const steps = [
      { ...powershellStep(), kind: "copy", source: "missing.txt", destination: "C:\\Tools", overwrite: true },
    ];
    const copying = await createPackage(administrator, organisationId, { name: "Copying", steps });
    const empty = await createPackage(administrator, organisationId, { name: "Empty", steps: [] });
    const definition = buildDefinitionOf(operatingSystemId, { packageIds: [copying.id, empty.id] });
    const build = await createBuild(administrator, organisationId, definition);
    const problems = [copying.id, empty.id]
      .toSorted()
      .map((objectId) => ({ objectKind: "software-package", objectId }));
    const answer = await publish(organisationId);
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: "publication.not-ready", details: { problems } } },
    });
    expect((await preview(organisationId)).body).toMatchObject({ nextNumber: 1, problems });
    await administrator.request("DELETE", `/api/builds/${build.id}`);
    expect(await published(organisationId)).toMatchObject({ number: 1 });
  });

  it("withdraws a deleted build", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    await published(organisationId);
    await administrator.request("DELETE", `/api/builds/${build.id}`);
    const view = await published(organisationId);
    expect(view.changes).toContainEqual(expect.objectContaining({ kind: "removed", objectId: build.id }));
    expect(await bodyOf(view.id)).toMatchObject({ builds: [], operatingSystems: [], packages: [] });
  });

  it("by two people at once, with a change between them, gives consecutive numbers in one chain", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const people = await Promise.all([1, 2].map(() => server.signInAs([{ role: "administrator", organisationId }])));
    const [first, second] = people;
    const begun: Promise<{ status: number } | undefined>[] = [];
    // All three are under way before the first may go on; PostgreSQL lets them in in the order they came.
    await server.database.within(wholeInstallation, async (connection) => {
      await lockDefinitions(connection, organisationId);
      const requests = [
        () => publish(organisationId, first),
        () => renameBuild(build, "Renamed between").then(() => undefined),
        () => publish(organisationId, second),
      ];
      for (const request of requests) {
        begun.push(request());
        await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(begun.length);
      }
    });
    const answers = await Promise.all(begun);
    expect([answers[0]?.status, answers[2]?.status]).toEqual([201, 201]);
    const list = await administrator.request<{ items: PublicationView[] }>(
      "GET",
      `/api/publications?organisationId=${organisationId}`,
    );
    const [newest, oldest, ...more] = list.body.items;
    expect([newest?.number, oldest?.number, more.length]).toEqual([2, 1, 0]);
    const chain = await Promise.all([oldest, newest].map(async (item) => bodyOf(item?.id ?? "")));
    expect(chain).toMatchObject([
      { number: 1, previousSha256: null, builds: [{ name: build.definition.name }] },
      { number: 2, previousSha256: oldest?.sha256, builds: [{ name: "Renamed between" }] },
    ]);
  });

  it("the same state twice at once makes it once", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const answers = await Promise.all([publish(organisationId), publish(organisationId), publish(organisationId)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409]);
  });

  it("puts no secret into the text", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const canary = `canary-${randomUUID()}`;
    const keptInDatabase = await server.database.within(wholeInstallation, async (connection) => {
      const envelope = sealEnvelope(server.context.masterKey, canary, "secret:test");
      await connection
        .insertInto("secrets")
        .values({ organisation_id: organisationId, name: "canary", kind: "client-secret", envelope: json(envelope) })
        .execute();
      const keys = await connection.selectFrom("signing_keys").select("private_key").execute();
      return [envelope.sealed, envelope.wrappedKey, ...keys.map((key) => key.private_key.sealed)];
    });
    const view = await published(organisationId);
    const { body } = await storedOf(view.id);
    for (const secret of [canary, server.context.masterKey.key.toString("base64"), ...keptInDatabase])
      expect(body).not.toContain(secret);
    expect(Object.keys(JSON.parse(body)).toSorted()).toEqual(Object.keys(publicationBody.shape).toSorted());
  });
});

describe("a publication", () => {
  it("cannot be changed, not even by the server's own database role", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    const change = server.database.within(wholeInstallation, (connection) =>
      connection.updateTable("publications").set({ body: "{}" }).where("id", "=", view.id).execute(),
    );
    await expect(change).rejects.toThrow("publications rows cannot be changed");
  });

  it("keeps what it holds when the definitions change afterwards", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    const before = await storedOf(view.id);
    await renameBuild(build, "Changed afterwards");
    expect(await storedOf(view.id)).toEqual(before);
    const newest = await server.database.within(wholeInstallation, (connection) =>
      newestPublication(connection, organisationId),
    );
    expect(newest).toMatchObject({ id: view.id, number: 1, body: { builds: [{ name: build.definition.name }] } });
  });

  it("does not exist for somebody with a role in another organisation", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    const elsewhere = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    const missing = { status: 404, body: { error: { code: "object.not-found" } } };
    expect(await stranger.request("GET", `/api/publications/${view.id}`)).toMatchObject(missing);
    expect(await preview(organisationId, stranger)).toMatchObject(missing);
    expect(await publish(organisationId, stranger)).toMatchObject(missing);
    expect(await administrator.request("GET", `/api/publications/${randomUUID()}`)).toMatchObject(missing);
    const list = await stranger.request<{ items: unknown[] }>("GET", "/api/publications");
    expect(list.body.items).toEqual([]);
  });

  it("can be read, not made, by a technician and an auditor", async () => {
    const { organisationId } = await createPublishable(server, administrator);
    const view = await published(organisationId);
    for (const role of ["technician", "auditor"] as const) {
      const client = await server.signInAs([{ role, organisationId }]);
      expect(await client.request("GET", `/api/publications/${view.id}`)).toMatchObject({ status: 200 });
      expect(await preview(organisationId, client)).toMatchObject({ status: 200 });
      expect(await publish(organisationId, client)).toMatchObject({
        status: 403,
        body: { error: { code: "access.role-missing" } },
      });
    }
  });

  it("is asked for with an organisation's id", async () => {
    const invalid = { status: 400, body: { error: { code: "request.invalid" } } };
    expect(await administrator.request("POST", "/api/publications", { organisationId: "all" })).toMatchObject(invalid);
    expect(await administrator.request("GET", "/api/publications/preview")).toMatchObject(invalid);
  });
});

describe("the list of publications", () => {
  it("gives the newest first, page by page", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    await published(organisationId);
    for (const [index, name] of ["Second", "Third"].entries()) {
      await renameBuild(build, name, index + 1);
      await published(organisationId);
    }
    const numbers: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `organisationId=${organisationId}&limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await administrator.request<{ items: PublicationView[]; nextCursor: string | null }>(
        "GET",
        `/api/publications?${query}`,
      );
      numbers.push(...page.body.items.map((item) => item.number));
      cursor = page.body.nextCursor;
    }
    expect(numbers).toEqual([3, 2, 1]);
  });
});
