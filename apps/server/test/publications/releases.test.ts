import { randomUUID } from "node:crypto";
import { publicationBody } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { approve } from "../agent-device.ts";
import { buildDefinitionOf, createBuild, createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { numberIn, releasing } from "./released.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const refusal = (code: string, status = 409) => ({ status, body: { error: { code } } });

describe("rolling back", () => {
  it("gives devices exactly the bytes and the signature of then", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("First");
    const then = (await one.granted()).publication;
    await one.publishAs("Second");
    expect(numberIn((await one.granted()).publication)).toBe(2);
    const line = await one.released(1, 2, { reason: "Second does not start." });
    expect(line).toMatchObject({
      action: "rolled-back",
      target: { kind: "all", id: null },
      number: 1,
      previousNumber: 2,
      reason: "Second does not start.",
      releasedBy: "Test user",
    });
    const again = (await one.granted()).publication;
    expect(again).toEqual(then);
    expect(Buffer.from(again.body, "utf8").equals(Buffer.from(then.body, "utf8"))).toBe(true);
  });

  it("needs a reason, and none to go forward again", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("First");
    await one.publishAs("Second");
    expect(await one.release(1, 2)).toMatchObject(refusal("release.reason-missing", 422));
    expect(await one.release(1, 2, { reason: "   " })).toMatchObject(refusal("release.reason-missing", 422));
    await one.released(1, 2, { reason: "Broken" });
    expect(await one.released(2, 1)).toMatchObject({ action: "released", number: 2, previousNumber: 1, reason: "" });
    expect((await one.history()).map(({ action, number }) => [action, number])).toEqual([
      ["released", 2],
      ["rolled-back", 1],
      ["released", 2],
      ["released", 1],
    ]);
  });

  it("leaves the chain as it is: the next publication goes on from the newest, told against what devices get", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("First");
    const second = await one.publishAs("Second");
    await one.released(1, 2, { reason: "Broken" });
    expect(await one.preview()).toMatchObject({
      nextNumber: 3,
      released: { number: 1 },
      takenBack: [2],
      sameAs: 2,
      changes: [{ fields: [{ field: "name", before: "First", after: "Second" }] }],
    });
    expect(await one.publish()).toMatchObject(refusal("publication.same-as"));
    await one.rename("First");
    expect(await one.preview()).toMatchObject({ changes: [], sameAs: null });
    expect(await one.publish()).toMatchObject(refusal("publication.nothing-changed"));
    const third = await one.publishAs("Third");
    expect(third).toMatchObject({
      number: 3,
      changedSince: 1,
      changes: [{ fields: [{ field: "name", before: "First", after: "Third" }] }],
    });
    const { publication } = await one.granted();
    expect(publicationBody.parse(JSON.parse(publication.body))).toMatchObject({
      number: 3,
      previousSha256: second.sha256,
    });
    expect(await one.current()).toMatchObject({ newestNumber: 3, all: { number: 3 }, takenBack: [] });
  });

  it("changes nothing for deployments under way", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("First");
    await one.publishAs("Second");
    const { device, publication } = await one.granted();
    await one.released(1, 2, { reason: "Broken" });
    expect((await device.askForToken()).body.publication).toEqual(publication);
  });

  it("takes back builds that it does not hold, and says so to whoever approves; what was deleted stays deleted", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("First");
    const added = await createBuild(administrator, one.organisationId, buildDefinitionOf(one.operatingSystemId));
    await one.publishAs("Second");
    await one.released(1, 2, { reason: "Broken" });
    const device = await one.waiting();
    const refused = await approve(administrator, device.sessionId, added.id);
    expect(refused).toMatchObject(refusal("build.not-published"));
    expect(JSON.stringify(refused.body)).toContain("publication 1, which all devices get, does not hold it");
    const seen = await administrator.request("GET", `/api/builds/${added.id}`);
    expect(seen.body).toMatchObject({ publishedNumber: null, changedSincePublication: true });
    await administrator.request("DELETE", `/api/builds/${one.build.id}`);
    expect(await approve(administrator, device.sessionId, one.build.id)).toMatchObject({ status: 404 });
  });

  it("is refused where content of the publication is gone, naming it", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("First");
    await one.publishAs("Second");
    const { publication } = await one.granted();
    const sha256 = publicationBody.parse(JSON.parse(publication.body)).operatingSystems[0]?.sha256 ?? "";
    await server.context.content.delete(sha256);
    const refused = await one.release(1, 2, { reason: "Broken" });
    expect(refused).toMatchObject(refusal("publication.content-missing"));
    expect(refused.body.error.message).toContain("the image of “Windows 11” is not in the content store");
    expect(await one.current()).toMatchObject({ all: { number: 2 } });
  });
});

describe("two administrators at once", () => {
  it("do not overrule each other unseen", async () => {
    const one = await releasing(server, administrator);
    for (const name of ["First", "Second", "Third"]) await one.publishAs(name);
    const other = await server.signInAs([{ role: "administrator", organisationId: one.organisationId }]);
    const answers = await Promise.all([
      one.release(1, 3, { reason: "Back to the first" }),
      one.release(2, 3, { reason: "Back to the second" }, other),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject(refusal("release.changed"));
    expect((await one.history()).length).toBe(4);
  });

  it("who publish and roll back take turns, and what came last holds", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("First");
    await one.publishAs("Second");
    await one.rename("Third");
    const [published, back] = await Promise.all([one.publish(), one.release(1, 2, { reason: "Broken" })]);
    expect(published).toMatchObject({ status: 201, body: { number: 3 } });
    const { all } = await one.current();
    // Rolled back first: the publication came after it. Published first: the one who went back is told of it.
    expect(all?.number).toBe(3);
    if (back.status !== 201) expect(back).toMatchObject(refusal("release.changed"));
    expect(published.body.changedSince).toBe(back.status === 201 ? 1 : 2);
  });
});

describe("pins and pilots", () => {
  it("of a build win over those of the location, and these over what all devices get", async () => {
    const one = await releasing(server, administrator);
    const locationId = await one.locationHere();
    for (const name of ["First", "Second", "Third"]) await one.publishAs(name);
    const [build, place] = [
      { kind: "build" as const, id: one.build.id },
      { kind: "location" as const, id: locationId },
    ];
    const deployed = async () => numberIn((await one.granted()).publication);
    expect(await deployed()).toBe(3);
    await one.released(2, null, { target: place, reason: "Stays until the audit" });
    expect(await deployed()).toBe(2);
    await one.released(1, null, { target: build });
    expect(await deployed()).toBe(1);
    expect(await one.current()).toMatchObject({
      all: { number: 3 },
      builds: [{ action: "pinned", number: 1, target: build }],
      locations: [{ action: "pinned", number: 2, reason: "Stays until the audit" }],
    });
    const view = await administrator.request("GET", `/api/builds/${one.build.id}`);
    expect(view.body).toMatchObject({ publishedNumber: 1, changedSincePublication: true });
    await one.publishAs("Fourth");
    expect(await deployed()).toBe(1);
    expect(await one.released(null, 1, { target: build })).toMatchObject({ action: "ended", number: null });
    expect(await deployed()).toBe(2);
    await one.released(null, 2, { target: place });
    expect(await deployed()).toBe(4);
  });

  it("of a location concern devices there, and no others", async () => {
    const one = await releasing(server, administrator);
    const elsewhere = await one.locationHere(["10.99.0.0/16"]);
    await one.publishAs("First");
    await one.publishAs("Second", { locationIds: [elsewhere], reason: "Tried first" });
    expect(await one.current()).toMatchObject({
      newestNumber: 2,
      all: { number: 1 },
      locations: [{ action: "piloted", number: 2, reason: "Tried first" }],
    });
    expect(numberIn((await one.granted()).publication)).toBe(1);
    const here = await one.locationHere();
    await one.released(2, null, { target: { kind: "location", id: here }, hold: "pilot" });
    expect(numberIn((await one.granted()).publication)).toBe(2);
  });

  it("of what is tried end when it is released to all, or a newer one; a pin stays", async () => {
    const one = await releasing(server, administrator);
    const [tries, triesNewer, pinned] = [
      await one.locationHere(),
      await one.locationHere(["10.1.0.0/16"]),
      await one.locationHere(["10.2.0.0/16"]),
    ];
    await one.publishAs("First");
    await one.released(1, null, { target: { kind: "location", id: pinned } });
    await one.publishAs("Second", { locationIds: [tries] });
    await one.publishAs("Third", { locationIds: [triesNewer] });
    await one.released(2, 1);
    expect((await one.current()).locations.map(({ target, number }) => [target.id, number])).toEqual(
      expect.arrayContaining([
        [triesNewer, 3],
        [pinned, 1],
      ]),
    );
    expect((await one.current()).locations).toHaveLength(2);
    expect((await one.history())[0]).toMatchObject({ action: "ended", target: { id: tries }, previousNumber: 2 });
    expect(numberIn((await one.granted()).publication)).toBe(2);
    await one.publishAs("Fourth");
    expect((await one.current()).locations.map(({ number }) => number)).toEqual([1]);
  });

  it("let nobody make the publication again that is being tried", async () => {
    const one = await releasing(server, administrator);
    const locationId = await one.locationHere();
    await one.publishAs("First");
    await one.publishAs("Second", { locationIds: [locationId] });
    expect(await one.preview()).toMatchObject({ released: { number: 1 }, sameAs: 2, takenBack: [] });
    expect(await one.publish()).toMatchObject(refusal("publication.same-as"));
  });

  it("come before anything was released to all, and leave other devices without", async () => {
    const one = await releasing(server, administrator);
    const elsewhere = await one.locationHere(["10.99.0.0/16"]);
    await one.publishAs("First", { locationIds: [elsewhere] });
    expect(await one.current()).toMatchObject({ all: null, newestNumber: 1 });
    const device = await one.waiting();
    expect(await approve(administrator, device.sessionId, one.build.id)).toMatchObject(refusal("build.not-published"));
    expect(await one.release(1, null)).toMatchObject({ status: 201 });
    expect(await approve(administrator, device.sessionId, one.build.id)).toMatchObject({ status: 204 });
  });

  it("keep what they hold on to from being deleted", async () => {
    const one = await releasing(server, administrator);
    const locationId = await one.locationHere();
    await one.publishAs("First");
    const [build, place] = [
      { kind: "build" as const, id: one.build.id },
      { kind: "location" as const, id: locationId },
    ];
    await one.released(1, null, { target: build });
    await one.released(1, null, { target: place });
    const deleteLocation = () => administrator.request("POST", "/api/definitions/deletions", { ids: [locationId] });
    const deleteBuild = () => administrator.request("DELETE", `/api/builds/${one.build.id}`);
    expect(await deleteBuild()).toMatchObject(refusal("object.in-use"));
    expect(await deleteLocation()).toMatchObject(refusal("object.in-use"));
    await one.released(null, 1, { target: build });
    await one.released(null, 1, { target: place });
    expect(await deleteBuild()).toMatchObject({ status: 204 });
    expect(await deleteLocation()).toMatchObject({ status: 204 });
    // The history still says what they were called.
    expect((await one.history())[0]?.target).toMatchObject({
      id: locationId,
      name: expect.stringContaining("Location"),
    });
  });

  it("are refused where they cannot be meant", async () => {
    const one = await releasing(server, administrator);
    const locationId = await one.locationHere();
    await one.publishAs("First");
    const place = { kind: "location" as const, id: locationId };
    const added = await createBuild(administrator, one.organisationId, buildDefinitionOf(one.operatingSystemId));
    await one.publishAs("Second");
    expect(await one.release(1, null, { target: { kind: "build", id: added.id } })).toMatchObject(
      refusal("release.build-missing", 422),
    );
    expect(await one.release(null, 2)).toMatchObject(refusal("release.target-invalid", 422));
    expect(await one.release(2, 2, { hold: "pilot" })).toMatchObject(refusal("release.target-invalid", 422));
    expect(await one.release(2, 2)).toMatchObject(refusal("release.nothing-changes"));
    expect(await one.release(null, null, { target: place })).toMatchObject(refusal("release.nothing-changes"));
    await one.released(1, null, { target: place });
    expect(await one.release(2, 1, { target: place, hold: "pilot" })).toMatchObject(refusal("release.pinned"));
    await one.rename("Third");
    expect(await one.publish({ locationIds: [locationId] })).toMatchObject(refusal("release.pinned"));
    expect(await one.current()).toMatchObject({ newestNumber: 2 });
  });
});

describe("releases", () => {
  it("are nobody's business in another organisation", async () => {
    const one = await releasing(server, administrator);
    const other = await releasing(server, administrator);
    const locationId = await other.locationHere();
    await one.publishAs("First");
    await other.publishAs("First");
    await other.publishAs("Second");
    const missing = refusal("object.not-found", 404);
    expect(await one.release(2, 1)).toMatchObject(missing);
    expect(await one.release(1, null, { target: { kind: "build", id: other.build.id } })).toMatchObject(missing);
    expect(await one.release(1, null, { target: { kind: "location", id: locationId } })).toMatchObject(missing);
    expect(await one.release(1, null, { target: { kind: "location", id: randomUUID() } })).toMatchObject(missing);
    await one.rename("Changed");
    expect(await one.publish({ locationIds: [locationId] })).toMatchObject(missing);
    const elsewhere = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    expect(await one.release(1, 1, {}, stranger)).toMatchObject(missing);
    expect(await stranger.request("GET", `/api/releases/current?organisationId=${one.organisationId}`)).toMatchObject(
      missing,
    );
    expect((await stranger.request<{ items: unknown[] }>("GET", "/api/releases")).body.items).toEqual([]);
    const technician = await server.signInAs([{ role: "technician", organisationId: one.organisationId }]);
    expect(await one.release(1, 1, {}, technician)).toMatchObject(refusal("access.role-missing", 403));
    expect(await technician.request("GET", `/api/releases/current?organisationId=${one.organisationId}`)).toMatchObject(
      { status: 200 },
    );
  });

  it("are listed page by page, and cannot be changed afterwards", async () => {
    const one = await releasing(server, administrator);
    for (const name of ["First", "Second", "Third"]) await one.publishAs(name);
    const numbers: (number | null)[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { body: { items: { number: number | null }[]; nextCursor: string | null } } =
        await administrator.request(
          "GET",
          `/api/releases?organisationId=${one.organisationId}&limit=2${cursor && `&cursor=${cursor}`}`,
        );
      numbers.push(...page.body.items.map(({ number }) => number));
      cursor = page.body.nextCursor;
    }
    expect(numbers).toEqual([3, 2, 1]);
    const change = server.database.within(wholeInstallation, (connection) =>
      connection.updateTable("releases").set({ reason: "Another" }).execute(),
    );
    await expect(change).rejects.toThrow("releases rows cannot be changed");
  });
});
