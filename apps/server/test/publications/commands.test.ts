import type { PublicationComparison, PublicationPreview, PublicationView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCommandLine } from "../command-line.ts";
import { createPackage, createPublishable } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;

beforeAll(async () => {
  server = await startTestServer();
  windlass = await startCommandLine(server);
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

describe("windlass publication", () => {
  it("previews, publishes after a yes, lists, shows and compares", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const publication = (...parameters: string[]) =>
      windlass(["publication", ...parameters, "--organisation", organisationId]);
    expect(await publication("list")).toMatchObject({ status: 0, out: "Nothing was published yet.\n" });
    const looked = await publication("publish", "--dry-run");
    expect(looked).toMatchObject({ status: 0 });
    expect(looked.out).toContain(`+ build “${build.definition.name}”`);
    const unasked = await publication("publish");
    expect(unasked).toMatchObject({ status: 2 });
    expect(unasked.told).toContain("--yes");
    expect(await publication("list", "--json")).toMatchObject({ status: 0, out: "[]\n" });
    const published = await publication("publish", "--yes");
    expect(published, published.told).toMatchObject({ status: 0 });
    expect(published.out).toMatch(/Published number 1\.\n$/);
    const shown = JSON.parse((await publication("show", "1", "--json")).out) as PublicationView;
    expect(shown).toMatchObject({ organisationId, number: 1 });
    expect((await publication("show", "1")).out).toContain(`SHA-256    ${shown.sha256}`);

    expect(await publication("diff", "1")).toMatchObject({
      status: 0,
      out: "Publication 1 and the draft of now deploy the same.\n",
    });
    const definition = { ...build.definition, name: "Renamed" };
    await administrator.request("PUT", `/api/builds/${build.id}`, { revision: 1, definition });
    const draft = await publication("diff", "1");
    expect(draft.status).toBe(1);
    expect(draft.out).toContain(`~ build “Renamed”\n    name: ${build.definition.name} → Renamed\n`);
    const again = JSON.parse((await publication("publish", "--yes", "--json")).out) as PublicationView;
    expect(again.number).toBe(2);
    const both = await publication("diff", "2", "1", "--json");
    expect(both.status).toBe(1);
    expect(JSON.parse(both.out) as PublicationComparison).toMatchObject({
      from: 2,
      to: 1,
      changes: [{ name: build.definition.name }],
    });
    const unreasoned = await publication("release", "1", "--yes", "--json");
    expect(unreasoned.status).toBe(2);
    expect(JSON.parse(unreasoned.out)).toMatchObject({ error: { code: "release.reason-missing" } });
    const back = await publication("release", "1", "--yes", "--reason", "2 does not start");
    expect(back, back.told).toMatchObject({ status: 0 });
    expect(back.out).toMatch(/all devices: publication 1 instead of 2\n$/);
    const pinned = await publication("release", "2", "--build", "Renamed", "--yes");
    expect(pinned.out).toMatch(/build “Renamed”: publication 2\n$/);
    const stand = await publication("current");
    expect(stand.out).toMatch(
      /^build “Renamed”: publication 2 \(pinned\), since .*\nall devices: publication 1 \(rolled back\), since .*: 2 does not start\ntaken back: 2\n$/,
    );
    expect((await publication("unpin", "--yes")).status).toBe(2);
    expect((await publication("unpin", "--build", "Renamed", "--yes")).status).toBe(0);
    expect((await publication("preview")).out).toContain("taken back: 2.\nPublication 2 already holds exactly this");
    expect((await publication("list")).out).toMatch(/^2 {2}.*\n1 {2}.*\n$/);
  }, 180_000);

  it("says what stands against publishing, and which publications there are", async () => {
    const { organisationId, build } = await createPublishable(server, administrator);
    const empty = await createPackage(administrator, organisationId, { name: "Empty", steps: [] });
    const definition = { ...build.definition, packageIds: [empty.id] };
    await administrator.request("PUT", `/api/builds/${build.id}`, { revision: 1, definition });
    const publication = (...parameters: string[]) =>
      windlass(["publication", ...parameters, "--organisation", organisationId]);
    const preview = await publication("preview", "--json");
    expect(preview.status).toBe(1);
    expect(JSON.parse(preview.out) as PublicationPreview).toMatchObject({ problems: [{ objectId: empty.id }] });
    expect((await publication("preview")).out).toMatch(
      /Software that cannot be installed \(stops publishing\):\n {2}! software package “Empty”: .*\n {2}→ Open the package/,
    );
    const refused = await publication("publish", "--yes", "--json");
    expect(refused.status).toBe(2);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: "publication.not-ready" } });
    const missing = await publication("show", "7");
    expect(missing).toMatchObject({ status: 2, told: "There is no publication 7: nothing was published yet.\n" });
    expect((await publication("diff", "one")).status).toBe(2);
  }, 180_000);
});
