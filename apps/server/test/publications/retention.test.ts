import type { PublicationRetention, PublicationView, SettingsView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { readReferences } from "../../src/features/content/references.ts";
import { removeSuperfluous } from "../../src/features/publications/retention/worker.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { releasing } from "./released.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

/** The same server half a year later. */
const later = () => ({ ...server.context, clock: () => new Date(Date.now() + 180 * 86_400_000) });

const publications = async (organisationId: string): Promise<PublicationView[]> =>
  (
    await administrator.request<{ items: PublicationView[] }>(
      "GET",
      `/api/publications?organisationId=${organisationId}`,
    )
  ).body.items;

const removedNumbers = async (organisationId: string): Promise<number[]> =>
  (await publications(organisationId))
    .filter(({ contentRemovedAt }) => contentRemovedAt !== null)
    .map(({ number }) => number)
    .toSorted((left, right) => left - right);

/** Two more than the last that are kept. */
const twentyTwo = async () => {
  const one = await releasing(server, administrator);
  for (let number = 1; number <= 22; number += 1) await one.publishAs(`Name ${number}`);
  return one;
};

const refusal = (code: string) => ({ status: 409, body: { error: { code } } });

describe("publications that no device gets", () => {
  it("lose their content when they are old and others came, and stay in the history", async () => {
    const one = await twentyTwo();
    expect(await removeSuperfluous(server.context, one.organisationId)).toBe(0);
    const before = await publications(one.organisationId);
    expect(await removeSuperfluous(later(), one.organisationId)).toBe(2);
    expect(await removedNumbers(one.organisationId)).toEqual([1, 2]);
    const [first] = (await publications(one.organisationId)).toReversed();
    expect(first).toEqual({ ...before.at(-1), contentRemovedAt: expect.any(String) });
    expect(await removeSuperfluous(later(), one.organisationId)).toBe(0);
    const named = await server.database.within(wholeInstallation, readReferences);
    expect(named.has(first?.sha256 ?? "")).toBe(false);
    expect(named.has(before[0]?.sha256 ?? "")).toBe(true);
    expect(await one.release(1, 22, { reason: "Back" })).toMatchObject(refusal("publication.content-removed"));
    const comparison = `/api/publications/comparison?organisationId=${one.organisationId}&from=1&to=22`;
    expect(await administrator.request("GET", comparison)).toMatchObject(refusal("publication.content-removed"));
  }, 60_000);

  it("keep it while something is pinned to them, or a deployment of them is under way", async () => {
    const one = await releasing(server, administrator);
    await one.publishAs("Pinned");
    await one.released(1, null, { target: { kind: "build", id: one.build.id } });
    for (let number = 2; number <= 22; number += 1) await one.publishAs(`Name ${number}`);
    await one.granted();
    expect(await removeSuperfluous(later(), one.organisationId)).toBe(1);
    expect(await removedNumbers(one.organisationId)).toEqual([2]);
    await one.released(null, 1, { target: { kind: "build", id: one.build.id } });
    // Its deployment still runs.
    expect(await removeSuperfluous(later(), one.organisationId)).toBe(0);
    await server.database.within(wholeInstallation, (connection) =>
      connection
        .updateTable("deployments")
        .set({ state: "failed", finished_at: new Date() })
        .where("organisation_id", "=", one.organisationId)
        .execute(),
    );
    expect(await removeSuperfluous(later(), one.organisationId)).toBe(1);
    expect(await removedNumbers(one.organisationId)).toEqual([1, 2]);
  }, 60_000);

  it("lose it once, whoever looks, and all or nothing where the work is cut off", async () => {
    const one = await twentyTwo();
    let asked = 0;
    const cutOff = {
      ...later(),
      clock: () => {
        asked += 1;
        // After the first text was removed, inside the same transaction.
        if (asked > 3) throw new Error("killed");
        return later().clock();
      },
    };
    await expect(removeSuperfluous(cutOff, one.organisationId)).rejects.toThrow("killed");
    expect(await removedNumbers(one.organisationId)).toEqual([]);
    const removed = await Promise.all([
      removeSuperfluous(later(), one.organisationId),
      removeSuperfluous(later(), one.organisationId),
    ]);
    expect(removed.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await removedNumbers(one.organisationId)).toEqual([1, 2]);
  }, 60_000);

  it("keep it as long as their organisation says, else the tenant, else Windlass itself", async () => {
    const one = await releasing(server, administrator);
    for (let number = 1; number <= 6; number += 1) await one.publishAs(`Name ${number}`);
    const set = async (url: string, publicationRetention: PublicationRetention | null) => {
      const { body } = await administrator.request<SettingsView>("GET", url);
      const definition = { ...body.definition, publicationRetention };
      const answer = await administrator.request("PUT", url, { revision: body.revision, definition });
      expect(answer).toMatchObject({ status: 200, body: { definition: { publicationRetention } } });
    };
    const ofOrganisation = `/api/organisations/${one.organisationId}/settings`;
    try {
      await set("/api/settings", { keepLast: 4, keepDays: 200 });
      expect(await removeSuperfluous(later(), one.organisationId)).toBe(0);
      await set("/api/settings", { keepLast: 4, keepDays: 30 });
      expect(await removeSuperfluous(server.context, one.organisationId)).toBe(0);
      expect(await removeSuperfluous(later(), one.organisationId)).toBe(2);
      await set(ofOrganisation, { keepLast: 3, keepDays: 0 });
      expect(await removeSuperfluous(server.context, one.organisationId)).toBe(1);
      expect(await removedNumbers(one.organisationId)).toEqual([1, 2, 3]);
      // What devices get stays, however few are to be kept.
      await one.released(4, 6, { reason: "Back" });
      await set(ofOrganisation, { keepLast: 1, keepDays: 0 });
      expect(await removeSuperfluous(later(), one.organisationId)).toBe(1);
      expect(await removedNumbers(one.organisationId)).toEqual([1, 2, 3, 5]);
    } finally {
      await set("/api/settings", null);
    }
  }, 60_000);

  it("are never all given up, nor kept for ever, by what can be set", async () => {
    const { organisationId } = await releasing(server, administrator);
    for (const wrong of [
      { keepLast: 0, keepDays: 0 },
      { keepLast: 1001, keepDays: 0 },
      { keepLast: 1, keepDays: -1 },
      { keepLast: 1, keepDays: 3651 },
      { keepLast: 1.5, keepDays: 1 },
    ]) {
      const update = { revision: 0, definition: { publicationRetention: wrong } };
      const url = `/api/organisations/${organisationId}/settings`;
      expect(await administrator.request("PUT", url, update)).toMatchObject({ status: 400 });
    }
  });
});
