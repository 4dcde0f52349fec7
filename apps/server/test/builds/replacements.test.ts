import { asOnMedia, type ReplacementPreview } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildDefinitionOf,
  createBuild,
  createOrganisation,
  insertOperatingSystem,
  windowsImage,
} from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let old: string;
let oldArm: string;
let x64: string;
let arm: string;
let office: string;
let workshop: string;

const arm64 = { architecture: "arm64" } as const;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  const system = (name: string, images: Parameters<typeof windowsImage>[0][]) =>
    insertOperatingSystem(server, organisationId, { name, images: images.map((each) => windowsImage(each)) });
  old = await system("24H2", [{}, { index: 2, edition: "Enterprise" }]);
  oldArm = await system("24H2 ARM", [arm64]);
  x64 = await system("25H2", [
    { edition: "Enterprise", build: 26200 },
    { index: 2, build: 26200 },
  ]);
  arm = await system("25H2 ARM", [{ ...arm64, build: 26200 }]);
  const entry = { imageIndex: 1, language: "de-DE", ...asOnMedia };
  office = (
    await createBuild(
      administrator,
      organisationId,
      buildDefinitionOf(old, {
        name: "Office",
        operatingSystems: [
          { ...entry, architecture: "x64", operatingSystemId: old },
          { ...entry, architecture: "arm64", operatingSystemId: oldArm },
        ],
      }),
    )
  ).id;
  workshop = (
    await createBuild(
      administrator,
      organisationId,
      buildDefinitionOf(old, {
        name: "Workshop",
        operatingSystems: [{ ...entry, imageIndex: 2, architecture: "x64", operatingSystemId: old }],
      }),
    )
  ).id;
});
afterAll(() => server.close());

type Answer = ReplacementPreview & { error: { code: string; message: string } };
const media = () => ({ organisationId, replaced: [old, oldArm] });
const preview = (by: string[], client = administrator) =>
  client.request<Answer>("POST", "/api/operating-system-replacements/preview", { ...media(), by });
const replace = (by: string[], builds: { buildId: string; revision: number }[], client = administrator) =>
  client.request<Answer>("POST", "/api/operating-system-replacements", { ...media(), by, builds });
const systemsOf = async (id: string) =>
  (
    await administrator.request<{
      revision: number;
      definition: { operatingSystems: { operatingSystemId: string; imageIndex: number; language: string }[] };
    }>("GET", `/api/builds/${id}`)
  ).body;

describe("replacing operating systems in builds", () => {
  it("is previewed without changing anything: which image takes whose place, and where there is none", async () => {
    const { status, body } = await preview([x64]);
    expect(status).toBe(200);
    expect(
      body.builds.map(({ name, entries }) => [
        name,
        entries.map(({ from, to, problem }) => [
          from.operatingSystemName,
          to?.operatingSystemName ?? null,
          to?.imageIndex ?? problem,
        ]),
      ]),
    ).toEqual([
      [
        "Office",
        [
          ["24H2", "25H2", 2],
          ["24H2 ARM", null, "none of the new media is for arm64"],
        ],
      ],
      ["Workshop", [["24H2", "25H2", 1]]],
    ]);
    expect((await systemsOf(office)).revision).toBe(1);
  });

  it("changes all the chosen builds or none", async () => {
    const refused = await replace(
      [x64],
      [
        { buildId: workshop, revision: 1 },
        { buildId: office, revision: 1 },
      ],
    );
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "image.no-counterpart" } } });
    expect(refused.body.error.message).toContain("“Office” cannot be replaced: none of the new media is for arm64");
    expect((await systemsOf(workshop)).revision).toBe(1);

    const stale = await replace(
      [x64, arm],
      [
        { buildId: workshop, revision: 1 },
        { buildId: office, revision: 7 },
      ],
    );
    expect(stale).toMatchObject({ status: 412, body: { error: { code: "object.changed" } } });
    expect((await systemsOf(workshop)).revision).toBe(1);
  });

  it("does not exist for another organisation, and is only looked at by an auditor", async () => {
    const elsewhere = await createOrganisation(administrator);
    const foreigner = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    expect(await preview([x64], foreigner)).toMatchObject({ status: 404 });
    expect(await replace([x64], [{ buildId: workshop, revision: 1 }], foreigner)).toMatchObject({ status: 404 });
    const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
    expect(await preview([x64], auditor)).toMatchObject({ status: 200 });
    expect(await replace([x64], [{ buildId: workshop, revision: 1 }], auditor)).toMatchObject({ status: 403 });
    const theirs = await insertOperatingSystem(server, elsewhere, {});
    expect(await preview([theirs])).toMatchObject({ status: 404 });
  });

  it("keeps editions and languages, raises the revision, and is in the history of each build", async () => {
    const done = await replace(
      [x64, arm],
      [
        { buildId: office, revision: 1 },
        { buildId: workshop, revision: 1 },
      ],
    );
    expect(done).toMatchObject({ status: 200, body: { builds: [{ revision: 2 }, { revision: 2 }] } });
    expect(await systemsOf(office)).toMatchObject({
      revision: 2,
      definition: {
        operatingSystems: [
          { operatingSystemId: x64, imageIndex: 2, language: "de-DE" },
          { operatingSystemId: arm, imageIndex: 1, language: "de-DE" },
        ],
      },
    });
    expect((await systemsOf(workshop)).definition.operatingSystems).toMatchObject([
      { operatingSystemId: x64, imageIndex: 1 },
    ]);
    const history = await administrator.request<{ items: { action: string; fields: object[] }[] }>(
      "GET",
      `/api/changes?objectId=${workshop}`,
    );
    expect(history.body.items[0]).toMatchObject({ action: "changed" });
    const field = "operatingSystems.x64.operatingSystemId";
    expect(history.body.items[0]?.fields).toContainEqual({ field, before: "24H2", after: "25H2" });
    expect((await preview([x64])).body.builds).toEqual([]);
    const view = await administrator.request("GET", `/api/operating-systems/${x64}`);
    expect(view).toMatchObject({
      body: { release: { name: "Windows 11 25H2" }, usedBy: [{ name: "Office" }, { name: "Workshop" }] },
    });
  });
});
