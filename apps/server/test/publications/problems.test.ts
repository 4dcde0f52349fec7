import { randomUUID } from "node:crypto";
import type { ContentStore } from "@windlass/content";
import type {
  BuildDefinition,
  BuildView,
  PublicationPreview,
  PublicationProblem,
  PublicationView,
  ToldError,
} from "@windlass/protocol";
import { WindlassError } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneOrganisation, wholeInstallation } from "../../src/database/connection.ts";
import { deployableDrivers } from "../../src/features/drivers/catalogue.ts";
import { draftBody } from "../../src/features/publications/draft.ts";
import { contentProblems } from "../../src/features/publications/problems/content.ts";
import { keepSecret } from "../agents/software-device.ts";
import { createPackage, createPublishable, uploadFile } from "../definitions.ts";
import { storeDriver, storePack } from "../drivers/stored-driver.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const publish = (organisationId: string) =>
  administrator.request<PublicationView & { error: ToldError & { details: { problems: PublicationProblem[] } } }>(
    "POST",
    "/api/publications",
    { organisationId },
  );

const problemsOf = async (organisationId: string): Promise<PublicationProblem[]> =>
  (await administrator.request<PublicationPreview>("GET", `/api/publications/preview?organisationId=${organisationId}`))
    .body.problems;

const change = async (build: BuildView, changes: Partial<BuildDefinition>): Promise<void> => {
  const { body } = await administrator.request<BuildView>("GET", `/api/builds/${build.id}`);
  const definition = { ...body.definition, ...changes };
  const path = `/api/builds/${build.id}`;
  expect(await administrator.request("PUT", path, { revision: body.revision, definition })).toMatchObject({
    status: 200,
  });
};

const hashOf = async (table: "operating_systems" | "drivers", id: string): Promise<string> =>
  (
    await server.database.within(wholeInstallation, (connection) =>
      connection.selectFrom(table).select("sha256").where("id", "=", id).executeTakeFirstOrThrow(),
    )
  ).sha256;

describe("content that the store has lost", () => {
  it("stops publishing before anything is signed, and is told of its image and its driver pack", async () => {
    const { organisationId, operatingSystemId } = await createPublishable(server, administrator);
    const driverId = await storeDriver(server, organisationId);
    const packId = await storePack(server, organisationId, [driverId]);
    expect(await problemsOf(organisationId)).toEqual([]);
    await server.context.content.delete(await hashOf("operating_systems", operatingSystemId));
    await server.context.content.delete(await hashOf("drivers", driverId));
    const problems = await problemsOf(organisationId);
    expect(problems).toMatchObject([
      {
        severity: "stops",
        topic: "content",
        objectKind: "operating-system",
        objectId: operatingSystemId,
        message: "The content store lacks the image of “Windows 11”.",
      },
      { severity: "stops", topic: "content", objectKind: "driver-pack", objectId: packId, name: "Latitude 5450" },
    ]);
    const refused = await publish(organisationId);
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "publication.not-ready" } } });
    expect(refused.body.error.details.problems).toEqual(problems);
    const listed = await administrator.request("GET", `/api/publications?organisationId=${organisationId}`);
    expect(listed.body).toMatchObject({ items: [] });
  });

  it("is found among the files of a package, packed or not", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const uploadId = await uploadFile(administrator, organisationId, Buffer.from(randomUUID()));
    const software = await createPackage(administrator, organisationId);
    const added = await administrator.request<{ files: { sha256: string }[] }>(
      "POST",
      `/api/software-packages/${software.id}/files`,
      { uploadId, path: "setup.exe" },
    );
    expect(added.status).toBeLessThan(300);
    await change(build, { packageIds: [software.id] });
    expect(await problemsOf(organisationId)).toEqual([]);
    const sha256 = added.body.files[0]?.sha256 ?? "";
    await server.context.content.delete(sha256);
    expect(await problemsOf(organisationId)).toMatchObject([
      { severity: "stops", topic: "content", objectKind: "software-package", objectId: software.id },
    ]);
    expect(await publish(organisationId)).toMatchObject({ status: 422 });
  });

  const withStat = (stat: ContentStore["stat"]) => ({
    ...server.context,
    content: { ...server.context.content, stat },
  });

  it("is none where a package is to be packed again, and what it was packed into before holds the file", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const software = await createPackage(administrator, organisationId);
    const add = async (path: string): Promise<string> => {
      const uploadId = await uploadFile(administrator, organisationId, Buffer.from(randomUUID()));
      const url = `/api/software-packages/${software.id}/files`;
      const { body } = await administrator.request<{ files: { path: string; sha256: string }[] }>("POST", url, {
        uploadId,
        path,
      });
      return body.files.find((file) => file.path === path)?.sha256 ?? "";
    };
    const first = await add("first.exe");
    await change(build, { packageIds: [software.id] });
    expect(await publish(organisationId)).toMatchObject({ status: 201 });
    // As the clean-up does once the archive holds it.
    await server.context.content.delete(first);
    await add("second.exe");
    expect(await problemsOf(organisationId)).toEqual([]);
    expect(await publish(organisationId)).toMatchObject({ status: 201 });
  });

  const drafted = async () => {
    const { organisationId } = await createPublishable(server, administrator);
    return server.database.within(oneOrganisation(organisationId), async (connection) => {
      const drivers = await deployableDrivers(connection, organisationId);
      const body = await draftBody(connection, organisationId, {
        at: new Date(),
        previous: undefined,
        drivers,
        alike: [],
      });
      return { body, drivers };
    });
  };

  it("is looked for no longer than a person waits, who is told what nobody knows", async () => {
    const { body, drivers } = await drafted();
    const silent = withStat(() => new Promise<null>(() => undefined));
    const begun = performance.now();
    expect(await contentProblems(silent, body, drivers, 200)).toMatchObject([
      { severity: "warning", topic: "content", message: expect.stringContaining("did not say of 1 of 1 files") },
    ]);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it("is no problem of the publication where the store itself fails: its own words are told", async () => {
    const { body, drivers } = await drafted();
    const failing = withStat(() =>
      Promise.reject(new WindlassError("content.store-failed", { parameters: { what: "It is full" } })),
    );
    const [problem, ...more] = await contentProblems(failing, body, drivers);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ severity: "warning", topic: "content" });
    expect(problem?.message).toContain("It is full");
  });
});

describe("what is inactive", () => {
  it("is told when devices lose it with the publication, or keep it by a pin, and never again", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const packId = await storePack(server, organisationId, [await storeDriver(server, organisationId)]);
    expect(await publish(organisationId)).toMatchObject({ status: 201 });
    await change(build, { active: false });
    await server.database.within(wholeInstallation, (connection) =>
      connection.updateTable("driver_packs").set({ active: false }).where("id", "=", packId).execute(),
    );
    const inactive = (await problemsOf(organisationId)).map(({ severity, topic, objectId, message }) => {
      expect([severity, topic]).toEqual(["warning", "inactive"]);
      return [objectId, message];
    });
    expect(inactive).toEqual([
      [build.id, "It is inactive: with this publication devices do not get it any more."],
      [packId, "It is inactive: with this publication devices do not get its drivers any more."],
    ]);
    const pin = { organisationId, target: { kind: "build", id: build.id }, number: 1, insteadOf: null, hold: "pin" };
    expect(await administrator.request("POST", "/api/releases", pin)).toMatchObject({ status: 201 });
    expect((await problemsOf(organisationId))[0]?.message).toContain("it is pinned to publication 1");
    // Warnings keep nobody from publishing.
    expect(await publish(organisationId)).toMatchObject({ status: 201 });
    expect((await problemsOf(organisationId)).map(({ objectId }) => objectId)).toEqual([build.id]);
  });
});

describe("secrets that builds name", () => {
  const password = async (organisationId: string, days: number) => {
    const expiresOn = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    return keepSecret(administrator, organisationId, { kind: "password", password: "P-1!" }, { expiresOn });
  };
  const enabled = (passwordSecretId: string): Partial<BuildDefinition> => ({
    ending: { kind: "desktop", privacy: "off", signInWhileDeploying: true, afterwards: "restart" },
    administrator: { kind: "enabled", passwordSecretId, renamedTo: null },
  });

  it("stop publishing once they ended, and are warned of two weeks before", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    await change(build, enabled(await password(organisationId, 30)));
    expect(await problemsOf(organisationId)).toEqual([]);
    await change(build, enabled(await password(organisationId, 5)));
    expect(await problemsOf(organisationId)).toMatchObject([
      { severity: "warning", topic: "secret", message: expect.stringContaining("which ends on") },
    ]);
    await change(build, enabled(await password(organisationId, -2)));
    expect(await problemsOf(organisationId)).toMatchObject([
      { severity: "stops", topic: "secret", message: expect.stringContaining("which ended on") },
    ]);
    expect(await publish(organisationId)).toMatchObject({ status: 422 });
  });
});

describe("builds that go to Windows Autopilot", () => {
  it("are warned of without a tenant that is ready, and published all the same", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    await change(build, {
      autopilot: {
        way: "registration",
        intendedMode: "user-driven",
        groupTag: "TAG",
        groupObjectId: randomUUID(),
        waitPolicy: { kind: "none" },
      },
    });
    expect(await problemsOf(organisationId)).toMatchObject([
      {
        severity: "warning",
        topic: "autopilot",
        objectKind: "organisation",
        objectId: organisationId,
        message: expect.stringContaining("It is connected to no tenant"),
      },
    ]);
    expect(await publish(organisationId)).toMatchObject({ status: 201 });
  });
});
