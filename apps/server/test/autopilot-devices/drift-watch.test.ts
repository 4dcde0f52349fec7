import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { type PublishedBuild, publish } from "../published-build.ts";
import { type CopySite, startCopySite } from "./copy-site.ts";
import { deployDevice } from "./deployed-device.ts";

describe("the drift of a copy between two synchronisations", () => {
  let site: CopySite;
  let published: PublishedBuild;
  let other: PublishedBuild;

  beforeAll(async () => {
    site = await startCopySite();
    published = await site.publishBuild("OD-BUILD");
    other = await site.publishBuild("OD-OTHER");
    await site.register(["WATCH-1", "WATCH-2", "WATCH-3"], "OD-BUILD");
    site.startWorker();
    for (const { organisationId } of [published, other]) {
      await site.connect(organisationId);
      await site.synchronise(organisationId);
    }
  }, 60_000);
  afterAll(() => site.close());

  const driftOf = async (serialNumber: string, { organisationId } = published) => {
    const { items } = await site.list(organisationId, `search=${serialNumber}`);
    return items.flatMap(({ drift }) => drift).filter((kind) => kind !== "profile-not-assigned");
  };
  const deploy = (serialNumber: string, { bootProfileId, build } = published) =>
    deployDevice(site.server, site.administrator, { bootProfileId, buildId: build.id }, serialNumber, null);
  const readAt = (organisationId: string) =>
    site.server.database.within(wholeInstallation, (connection) =>
      connection
        .selectFrom("autopilot_devices")
        .select("read_at")
        .where("organisation_id", "=", organisationId)
        .where("serial_number", "like", "WATCH-%")
        .execute(),
    );

  it("begins with devices that were never deployed", async () => {
    for (const one of [published, other]) expect(await driftOf("WATCH-1", one)).toEqual(["never-deployed"]);
  });

  it("loses “never deployed” with a deployment, in that organisation alone, without asking the tenant", async () => {
    const before = await readAt(published.organisationId);
    await deploy("watch-1");
    await expect.poll(() => driftOf("WATCH-1"), { timeout: 15_000 }).toEqual([]);
    expect(await driftOf("WATCH-2")).toEqual(["never-deployed"]);
    expect(await driftOf("WATCH-1", other)).toEqual(["never-deployed"]);
    expect(await readAt(published.organisationId)).toEqual(before);
  });

  it("says that the tag differs where the device was deployed with a build of another tag", async () => {
    await deploy("WATCH-1", other);
    await expect.poll(() => driftOf("WATCH-1", other), { timeout: 15_000 }).toEqual(["tag-differs"]);
    expect(await driftOf("WATCH-1")).toEqual([]);
    const { driftNotes, expectedGroupTag } = await site.deviceOf(other.organisationId, "WATCH-1");
    expect(expectedGroupTag).toBe("OD-OTHER");
    expect(driftNotes[0]?.explanation).toContain("“OD-OTHER”");
  });

  it("follows a publication that gives the build another tag, and not its draft", async () => {
    const { definition, id, revision } = published.build;
    const { autopilot } = definition;
    if (autopilot?.way !== "registration") throw new Error("the build does not register");
    const body = { revision, definition: { ...definition, autopilot: { ...autopilot, groupTag: "OD-NEWER" } } };
    expect(await site.administrator.request("PUT", `/api/builds/${id}`, body)).toMatchObject({ status: 200 });
    // Any other change has the device judged: the draft's tag must not count.
    await deploy("WATCH-2");
    await expect.poll(() => driftOf("WATCH-2"), { timeout: 15_000 }).toEqual([]);
    expect(await driftOf("WATCH-1")).toEqual([]);
    await publish(site.administrator, published.organisationId);
    await expect.poll(() => driftOf("WATCH-1"), { timeout: 15_000 }).toEqual(["tag-differs"]);
    expect(await driftOf("WATCH-2")).toEqual(["tag-differs"]);
    expect(await driftOf("WATCH-3")).toEqual(["never-deployed"]);
  });

  it("is taken up again by the worker that starts next", async () => {
    await site.stopWorkers();
    await deploy("WATCH-3");
    expect(await driftOf("WATCH-3")).toEqual(["never-deployed"]);
    site.startWorker();
    await expect.poll(() => driftOf("WATCH-3"), { timeout: 15_000 }).toEqual(["tag-differs"]);
  });
});
