import { contentNamedBy, type PublicationView, publicationBody, type SoftwarePackageView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { signedPublicationById } from "../../src/features/publications/service.ts";
import { createPackage, createPublishable, uploadFile } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { publish } from "../published-build.ts";

let server: TestServer;
let administrator: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const driverApp = (organisationId: string, changes: Record<string, unknown> = {}) =>
  createPackage(administrator, organisationId, {
    class: "driver-app",
    filter: { field: "vendor", operator: "is", values: ["Dell Inc."] },
    ...changes,
  });

const bodyOf = async (publicationId: string) => {
  const signed = await server.database.within(wholeInstallation, (connection) =>
    signedPublicationById(connection, publicationId),
  );
  return publicationBody.parse(JSON.parse(signed.body));
};

describe("DriverApps of an organisation", () => {
  it("are published without being listed, with what they need and their content, and nothing else is", async () => {
    const { organisationId, software } = await createPublishable(server, administrator);
    const needed = await createPackage(administrator, organisationId);
    const app = await driverApp(organisationId, { dependencies: [needed.id] });
    await createPackage(administrator, organisationId, { name: "Nobody wants it" });
    const uploadId = await uploadFile(administrator, organisationId, Buffer.from("dock firmware"));
    const added = await administrator.request("POST", `/api/software-packages/${app.id}/files`, {
      uploadId,
      path: "dock.exe",
    });
    expect(added).toMatchObject({ status: 200 });

    const body = await bodyOf(await publish(administrator, organisationId));
    expect(body.packages.map(({ id }) => id)).toEqual([software.id, needed.id, app.id].toSorted());
    const published = body.packages.find(({ id }) => id === app.id);
    expect(published?.archive).not.toBeNull();
    expect(contentNamedBy(body)).toContain(published?.archive?.sha256);
  });

  it("changed or added, make all builds differ from what is published", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    await publish(administrator, organisationId);
    await driverApp(organisationId);
    const answer = await administrator.request("GET", `/api/builds/${build.id}`);
    expect(answer.body).toMatchObject({ changedSincePublication: true });
    const again = await administrator.request<PublicationView>("POST", "/api/publications", { organisationId });
    expect(again.body.changes.map(({ kind, objectKind }) => [kind, objectKind])).toEqual([
      ["added", "software-package"],
    ]);
  });

  it("are refused in the list of a build, with the reason; one that became one stops publishing", async () => {
    const { organisationId, build, software } = await createPublishable(server, administrator);
    const app = await driverApp(organisationId, { name: "Dock", version: "2" });
    const refused = await administrator.request("PUT", `/api/builds/${build.id}`, {
      revision: build.revision,
      definition: { ...build.definition, packageIds: [app.id] },
    });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        error: { code: "software.driver-app-listed", message: "Dock 2 is a DriverApp, and builds do not list those." },
      },
    });

    const { class: before } = software as SoftwarePackageView;
    expect(before).toBe("software");
    const turned = await administrator.request("PUT", `/api/software-packages/${software.id}`, {
      ...software,
      class: "driver-app",
      filter: { field: "vendor", operator: "is", values: ["Dell Inc."] },
    });
    expect(turned).toMatchObject({ status: 200 });
    const publication = await administrator.request("POST", "/api/publications", { organisationId });
    expect(publication).toMatchObject({ status: 422, body: { error: { code: "publication.not-ready" } } });
    expect(JSON.stringify(publication.body)).toContain("a DriverApp: take it out");
  });
});
