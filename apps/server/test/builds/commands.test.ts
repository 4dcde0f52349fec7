import type { BuildRevisionView, BuildView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCommandLine } from "../command-line.ts";
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
let run: Awaited<ReturnType<typeof startCommandLine>>;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  operatingSystemId = await insertOperatingSystem(server, organisationId);
  run = await startCommandLine(server);
});
afterAll(() => server.close());

const command = (action: string, build: BuildView, ...rest: string[]) =>
  run(["build", action, ...rest, "--organisation", organisationId, "--build", build.definition.name]);

const changed = async (build: BuildView, changes: object): Promise<BuildView> => {
  const body = { revision: build.revision, definition: { ...build.definition, ...changes } };
  return (await administrator.request<BuildView>("PUT", `/api/builds/${build.id}`, body)).body;
};

describe("windlass build", () => {
  it("tells the revisions of a build, and restores one", async () => {
    const definition = buildDefinitionOf(operatingSystemId, { name: "Laptop", description: "as it was" });
    const build = await createBuild(administrator, organisationId, definition);
    await changed(build, { description: "spoilt" });
    const history = await command("history", build);
    expect(history).toMatchObject({ status: 0, told: "" });
    expect(history.out).toMatch(/^revision 2, .* by .*\n {4}description: as it was → spoilt\nrevision 1, /u);

    expect(await command("restore", build, "1")).toMatchObject({ status: 2 });
    const restored = await command("restore", build, "1", "--yes");
    expect(restored).toMatchObject({ status: 0, told: "" });
    expect(restored.out).toContain("description: spoilt → as it was");
    expect(restored.out).toContain("Revision 1 is restored as revision 3.");
    const again = await command("history", build, "--json");
    const [newest] = JSON.parse(again.out) as BuildRevisionView[];
    expect(newest).toMatchObject({ revision: 3, restoredFrom: 1 });
  });

  it("restores what is left of a revision only where that was asked for", async () => {
    const { id, name } = await createPackage(administrator, organisationId);
    const definition = buildDefinitionOf(operatingSystemId, { name: "Desktop", packageIds: [id] });
    const build = await createBuild(administrator, organisationId, definition);
    await changed(build, { packageIds: [], description: "without it" });
    await administrator.request("DELETE", `/api/software-packages/${id}`);
    const refused = await command("restore", build, "1", "--yes");
    expect(refused.status).toBe(2);
    expect(refused.out).toContain(`software-package “${name}`);
    expect(refused.told).toContain("--without-missing");
    expect(await command("restore", build, "1", "--yes", "--without-missing")).toMatchObject({ status: 0 });
  });

  it("tells a revision that is not kept", async () => {
    const definition = buildDefinitionOf(operatingSystemId, { name: "Kiosk" });
    const build = await createBuild(administrator, organisationId, definition);
    const answer = await command("restore", build, "7", "--yes");
    expect(answer.status).toBe(2);
    expect(answer.told).toContain("Revision 7 of the build “Kiosk” is not kept.");
  });
});
