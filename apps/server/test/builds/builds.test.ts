import { randomUUID } from "node:crypto";
import { asOnMedia, type BuildView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildDefinitionOf,
  createBuild,
  createOrganisation,
  createPackage,
  createPublishable,
  insertOperatingSystem,
  windowsImage,
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
  operatingSystemId = await insertOperatingSystem(server, organisationId, {
    images: [windowsImage(), windowsImage({ index: 2, architecture: "arm64", languages: ["en-US"] })],
  });
});
afterAll(() => server.close());

const post = (definition: unknown, client = administrator, organisation = organisationId) =>
  client.request<BuildView & { error: { code: string; message: string } }>("POST", "/api/builds", {
    organisationId: organisation,
    definition,
  });
const put = (build: BuildView, definition: unknown, revision = build.revision, client = administrator) =>
  client.request<BuildView & { error: { code: string } }>("PUT", `/api/builds/${build.id}`, { revision, definition });
const operatingSystem = (changes: Record<string, unknown>) => ({
  operatingSystems: [
    { architecture: "x64" as const, operatingSystemId, imageIndex: 1, language: "de-DE", ...asOnMedia, ...changes },
  ],
});

describe("a build", () => {
  it("is saved with everything an administrator described, and read back the same", async () => {
    const software = await createPackage(administrator, organisationId);
    const definition = buildDefinitionOf(operatingSystemId, {
      packageIds: [software.id],
      autopilot: {
        way: "registration",
        intendedMode: "user-driven",
        groupTag: "Sales",
        groupObjectId: randomUUID(),
        waitPolicy: { kind: "minutes", minutes: 45, afterwards: "fail", whenFailed: "fail" },
      },
    });
    const created = await createBuild(administrator, organisationId, definition);
    expect(created).toMatchObject({
      organisationId,
      revision: 1,
      definition,
      publishedNumber: null,
      changedSincePublication: true,
    });
    const read = await administrator.request("GET", `/api/builds/${created.id}`);
    expect(read).toMatchObject({ status: 200, body: created });
  });

  it("is refused when its form is wrong, naming the field", async () => {
    const answer = await post({ ...buildDefinitionOf(operatingSystemId), operatingSystems: [] });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "request.invalid" } } });
    expect(answer.body.error.message).toContain("operatingSystems");
  });

  it.each([
    ["an image that the operating system does not have", { imageIndex: 7 }, "has no image 7"],
    ["a language that the image does not have", { language: "fr-FR" }, "has no language fr-FR"],
    ["an image of another architecture", { imageIndex: 2 }, "is for arm64, not x64"],
  ])("is refused when it names %s", async (_what, changes, sentence) => {
    const answer = await post(buildDefinitionOf(operatingSystemId, operatingSystem(changes)));
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "build.incomplete" } } });
    expect(answer.body.error.message).toContain(sentence);
  });

  it("is refused when it names one part of a split image", async () => {
    const split = await insertOperatingSystem(server, organisationId, { kind: "swm", name: "Split" });
    const answer = await post(buildDefinitionOf(split));
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "build.incomplete" } } });
  });

  it("is refused when its computer names could not be used, or a package is named twice", async () => {
    const unusable = await post(buildDefinitionOf(operatingSystemId, { computerNameTemplate: "PC %SERIAL%" }));
    expect(unusable).toMatchObject({ status: 422, body: { error: { code: "build.incomplete" } } });
    const { id } = await createPackage(administrator, organisationId);
    const twice = await post(buildDefinitionOf(operatingSystemId, { packageIds: [id, id] }));
    expect(twice).toMatchObject({ status: 422, body: { error: { code: "build.incomplete" } } });
  });

  it("answers for another organisation's operating system or package as if there were none", async () => {
    const foreign = await createPublishable(server, administrator);
    expect(await post(buildDefinitionOf(foreign.operatingSystemId))).toMatchObject({
      status: 404,
      body: {
        error: { code: "object.not-found", object: { kind: "operating system", id: foreign.operatingSystemId } },
      },
    });
    const definition = buildDefinitionOf(operatingSystemId, { packageIds: [foreign.software.id] });
    expect(await post(definition)).toMatchObject({
      status: 404,
      body: { error: { code: "object.not-found", object: { kind: "software package", id: foreign.software.id } } },
    });
    const none = await post(buildDefinitionOf(randomUUID()));
    expect(none.body.error).toMatchObject({ code: "object.not-found", message: expect.any(String) });
  });

  it("needs a name of its own in the organisation, in any case of letters", async () => {
    const first = await createBuild(
      administrator,
      organisationId,
      buildDefinitionOf(operatingSystemId, { name: "Kiosk" }),
    );
    const taken = { status: 409, body: { error: { code: "object.name-taken" } } };
    expect(await post(buildDefinitionOf(operatingSystemId, { name: "KIOSK" }))).toMatchObject(taken);
    const other = await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId));
    expect(await put(other, { ...other.definition, name: "kiosk" })).toMatchObject(taken);
    const elsewhere = await createOrganisation(administrator);
    const theirs = buildDefinitionOf(await insertOperatingSystem(server, elsewhere), { name: first.definition.name });
    expect(await post(theirs, administrator, elsewhere)).toMatchObject({ status: 201 });
  });

  it("is replaced only by somebody who saw its newest revision", async () => {
    const build = await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId));
    const first = await put(build, { ...build.definition, description: "First" });
    expect(first).toMatchObject({ status: 200, body: { revision: 2, definition: { description: "First" } } });
    const late = await put(build, { ...build.definition, description: "Late" });
    expect(late).toMatchObject({ status: 412, body: { error: { code: "object.changed", object: { id: build.id } } } });
    const read = await administrator.request("GET", `/api/builds/${build.id}`);
    expect(read.body).toMatchObject({ revision: 2, definition: { description: "First" } });
  });

  it("keeps one of two changes made at the same moment from the same revision", async () => {
    const build = await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId));
    const answers = await Promise.all(
      ["One", "Two"].map((description) => put(build, { ...build.definition, description })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 412]);
  });

  it("is gone once deleted", async () => {
    const build = await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId));
    expect(await administrator.request("DELETE", `/api/builds/${build.id}`)).toMatchObject({ status: 204 });
    for (const method of ["GET", "DELETE"] as const)
      expect(await administrator.request(method, `/api/builds/${build.id}`)).toMatchObject({ status: 404 });
    expect(await put(build, build.definition)).toMatchObject({ status: 404 });
  });

  it("does not exist for somebody with a role in another organisation", async () => {
    const build = await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId));
    const elsewhere = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    const missing = { status: 404, body: { error: { code: "object.not-found" } } };
    expect(await stranger.request("GET", `/api/builds/${build.id}`)).toMatchObject(missing);
    expect(await put(build, build.definition, build.revision, stranger)).toMatchObject(missing);
    expect(await stranger.request("DELETE", `/api/builds/${build.id}`)).toMatchObject(missing);
    expect(await post(buildDefinitionOf(operatingSystemId), stranger)).toMatchObject(missing);
    const list = await stranger.request<{ items: unknown[] }>("GET", `/api/builds?organisationId=${organisationId}`);
    expect(list.body.items).toEqual([]);
    expect(await administrator.request("GET", `/api/builds/${build.id}`)).toMatchObject({ status: 200 });
  });

  it("can be read, not written, by a technician and an auditor", async () => {
    const build = await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId));
    const denied = { status: 403, body: { error: { code: "access.role-missing" } } };
    for (const role of ["technician", "auditor"] as const) {
      const client = await server.signInAs([{ role, organisationId }]);
      expect(await client.request("GET", `/api/builds/${build.id}`)).toMatchObject({ status: 200 });
      expect(await put(build, build.definition, build.revision, client)).toMatchObject(denied);
      expect(await client.request("DELETE", `/api/builds/${build.id}`)).toMatchObject(denied);
      expect(await post(buildDefinitionOf(operatingSystemId), client)).toMatchObject(denied);
    }
  });

  it("cannot be written in one organisation with a role in another", async () => {
    const elsewhere = await createOrganisation(administrator);
    const mixed = await server.signInAs([
      { role: "auditor", organisationId },
      { role: "administrator", organisationId: elsewhere },
    ]);
    const build = await createBuild(administrator, organisationId, buildDefinitionOf(operatingSystemId));
    expect(await put(build, build.definition, build.revision, mixed)).toMatchObject({ status: 403 });
    expect(await post(buildDefinitionOf(operatingSystemId), mixed)).toMatchObject({ status: 403 });
  });
});

describe("the list of builds", () => {
  it("is sorted by name, searched literally and paged without a gap", async () => {
    const own = await createOrganisation(administrator);
    const media = await insertOperatingSystem(server, own);
    for (const name of ["delta 100%", "Alpha 100%", "beta 100 %", "Charlie 100%"])
      await createBuild(administrator, own, buildDefinitionOf(media, { name }));
    const names: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `organisationId=${own}&search=100%25&limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await administrator.request<{ items: BuildView[]; nextCursor: string | null }>(
        "GET",
        `/api/builds?${query}`,
      );
      names.push(...page.body.items.map((item) => item.definition.name));
      cursor = page.body.nextCursor;
    }
    expect(names).toEqual(["Alpha 100%", "Charlie 100%", "delta 100%"]);
  });

  it("refuses a cursor that is none of its own", async () => {
    const answer = await administrator.request("GET", "/api/builds?cursor=bm9uc2Vuc2U");
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "request.invalid" } } });
  });
});

describe("how a build stands against the newest publication", () => {
  const publish = async (organisation: string) => {
    const answer = await administrator.request("POST", "/api/publications", { organisationId: organisation });
    expect(answer).toMatchObject({ status: 201 });
  };
  const stateOf = async (id: string) => {
    const answer = await administrator.request<BuildView>("GET", `/api/builds/${id}`);
    return [answer.body.publishedNumber, answer.body.changedSincePublication];
  };

  it("follows changes of the build and their return", async () => {
    const { organisationId: own, build } = await createPublishable(server, administrator);
    expect(await stateOf(build.id)).toEqual([null, true]);
    await publish(own);
    expect(await stateOf(build.id)).toEqual([1, false]);
    const changed = await put(build, { ...build.definition, computerNameTemplate: "NEW-%SERIAL:8%" });
    expect(changed.body).toMatchObject({ publishedNumber: 1, changedSincePublication: true });
    const returned = await put(build, build.definition, 2);
    expect(returned.body).toMatchObject({ publishedNumber: 1, changedSincePublication: false });
  });

  it("counts a change of a package it names, not of one it does not", async () => {
    const {
      organisationId: own,
      build,
      software,
      operatingSystemId: media,
    } = await createPublishable(server, administrator);
    const plain = await createBuild(administrator, own, buildDefinitionOf(media));
    await publish(own);
    const { name, steps } = software;
    const answer = await administrator.request("PUT", `/api/software-packages/${software.id}`, {
      revision: 1,
      name,
      version: "2.0",
      steps,
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(await stateOf(build.id)).toEqual([1, true]);
    expect(await stateOf(plain.id)).toEqual([1, false]);
    const list = await administrator.request<{ items: BuildView[] }>("GET", `/api/builds?organisationId=${own}`);
    expect(new Map(list.body.items.map((item) => [item.id, item.changedSincePublication]))).toEqual(
      new Map([
        [build.id, true],
        [plain.id, false],
      ]),
    );
  });
});
