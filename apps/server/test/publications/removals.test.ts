import { contentNamedBy, type PublicationPreview, publicationBody, type SoftwarePackageView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { createPackage, createPublishable, powershellStep, uploadFile } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { publish } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const detection = [{ kind: "file-version", path: "C:\\Old\\old.exe" }];

const change = async (view: SoftwarePackageView, changes: object): Promise<SoftwarePackageView> => {
  const { body: now } = await administrator.request<SoftwarePackageView>("GET", `/api/software-packages/${view.id}`);
  const answer = await administrator.request<SoftwarePackageView>("PUT", `/api/software-packages/${view.id}`, {
    ...now,
    ...changes,
  });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
};

const previewOf = async (organisationId: string) =>
  (await administrator.request<PublicationPreview>("GET", `/api/publications/preview?organisationId=${organisationId}`))
    .body;

const newestBody = (organisationId: string) =>
  server.database.within(wholeInstallation, async (connection) => {
    const { body } = await connection
      .selectFrom("publications")
      .select("body")
      .where("organisation_id", "=", organisationId)
      .orderBy("number", "desc")
      .executeTakeFirstOrThrow();
    return publicationBody.parse(JSON.parse(body ?? "{}"));
  });

describe("a publication whose packages replace others", () => {
  it("is refused until they have rules and steps, then brings what removes them, packed, and nothing else of them", async () => {
    const { organisationId, software, build } = await createPublishable(server, administrator);
    await publish(administrator, organisationId);
    const old = await createPackage(administrator, organisationId, { name: "Old", version: "1" });
    await change(software, { replaces: [old.id] });
    const lacking = await previewOf(organisationId);
    expect(lacking.problems.map(({ objectId, message }) => [objectId, message])).toEqual([
      [software.id, expect.stringContaining("It replaces “Old 1”, which has no detection rules")],
      [software.id, "It replaces “Old 1”, which has no uninstall steps."],
    ]);

    const uploadId = await uploadFile(administrator, organisationId, Buffer.from("remove"));
    const path = "remove.ps1";
    await administrator.request("POST", `/api/software-packages/${old.id}/files`, { uploadId, path });
    const uninstallSteps = [powershellStep({ script: "", file: path })];
    await change(old, { detection, uninstallSteps });
    const ready = await previewOf(organisationId);
    expect(ready.problems).toEqual([]);
    expect(ready.changes).toMatchObject([
      { objectId: software.id, fields: [{ field: "replaces", before: "none", after: "Old 1" }] },
    ]);
    const { body: state } = await administrator.request("GET", `/api/builds/${build.id}`);
    expect(state).toMatchObject({ changedSincePublication: true });

    await publish(administrator, organisationId);
    const body = await newestBody(organisationId);
    expect(body.packages.map(({ id }) => id)).toEqual([software.id]);
    expect(body.removals).toMatchObject([
      { id: old.id, name: "Old", version: "1", detection, steps: uninstallSteps, files: [{ path }] },
    ]);
    expect(contentNamedBy(body)).toContain(body.removals[0]?.archive?.sha256);
    expect((await previewOf(organisationId)).changes).toEqual([]);

    await change(old, { reboot: "always" });
    expect((await previewOf(organisationId)).changes).toMatchObject([
      { kind: "changed", name: "Removal of Old", fields: [{ field: "reboot", before: "when-asked", after: "always" }] },
    ]);
  });

  it("says which build installs both", async () => {
    const { organisationId, software, build } = await createPublishable(server, administrator);
    const uninstallSteps = [powershellStep()];
    const old = await createPackage(administrator, organisationId, {
      name: "Old",
      version: "1",
      detection,
      uninstallSteps,
    });
    const replacing = await change(software, { replaces: [old.id] });
    const definition = { ...build.definition, packageIds: [old.id, software.id] };
    const saved = await administrator.request("PUT", `/api/builds/${build.id}`, {
      revision: build.revision,
      definition,
    });
    expect(saved).toMatchObject({ status: 200 });
    expect((await previewOf(organisationId)).problems).toMatchObject([
      {
        objectId: build.id,
        message: `It installs “Old 1”, which “${replacing.name} 1.0” replaces: take one of them out.`,
      },
    ]);
  });
});
