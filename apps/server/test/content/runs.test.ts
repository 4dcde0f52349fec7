import { randomBytes, randomUUID } from "node:crypto";
import type { ContentOverview, ContentRun, ToldError } from "@windlass/protocol";
import { describe, expect, it, vi } from "vitest";
import { startCollecting, workOnRun } from "../../src/features/content/worker.ts";
import { createOrganisation, createPublishable, insertOperatingSystem } from "../definitions.ts";
import type { TestClient } from "../harness.ts";
import { hour, useContentSite } from "./content-site.ts";

const site = useContentSite();
const { later, put, putUnused, addFile, publish, clock } = site;

describe("a run", () => {
  const runs = async () => {
    const { body } = await site.administrator.request<ContentOverview>("GET", "/api/content");
    return body.installation?.runs ?? [];
  };
  const ask = (client = site.administrator) =>
    client.request<ContentRun & { error: ToldError }>("POST", "/api/content/runs");

  it("is done by the worker when a person asks, once for all who ask, and tells what it did", async () => {
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const worker = startCollecting(later());
    await vi.waitFor(async () => expect((await runs())[0]).toMatchObject({ state: "done" }), 10_000);
    await worker.stop();
    expect((await runs())[0]).toMatchObject({
      askedBy: "Test user",
      counts: { kept: { count: expect.any(Number) }, freed: { count: expect.any(Number) } },
    });
  });

  it("is taken over from a killed worker, and tried again when the store fails", async () => {
    const { id } = (await ask()).body;
    const asked = async () => (await runs()).find((run) => run.id === id);
    const hanging = { ...site.server.context, content: { ...site.store, list: () => neverEnding() } };
    const neverEnding = async function* () {
      await new Promise(() => undefined);
      yield { sha256: "", sizeBytes: 0 };
    };
    const ended = new AbortController();
    void workOnRun(later(hanging), ended.signal);
    await vi.waitFor(async () => expect(await asked()).toMatchObject({ state: "running" }), 5000);
    expect(await workOnRun(later(), new AbortController().signal)).toBe(false);
    clock.skippedMilliseconds = 60_000;
    const failing = {
      ...site.server.context,
      content: {
        ...site.store,
        list: () => {
          throw new Error("the store is away");
        },
      },
    };
    expect(await workOnRun(later(failing), new AbortController().signal)).toBe(true);
    clock.skippedMilliseconds += 60_000;
    expect(await workOnRun(later(), new AbortController().signal)).toBe(true);
    expect(await asked()).toMatchObject({ state: "done" });
  });

  it("happens by itself once a day", async () => {
    const before = (await runs()).length;
    clock.skippedMilliseconds = 25 * hour;
    const worker = startCollecting(later());
    await vi.waitFor(async () => expect((await runs())[0]).toMatchObject({ state: "done", askedBy: null }), 10_000);
    await worker.stop();
    expect((await runs()).length).toBe(Math.min(10, before + 1));
  });

  it("and the list of what is unused are for roles in all organisations", async () => {
    const organisationId = await createOrganisation(site.administrator);
    const { sha256 } = await putUnused();
    const here = await site.server.signInAs([{ role: "administrator", organisationId }]);
    const auditor = await site.server.signInAs([{ role: "auditor", organisationId: null }]);
    const unused = async (client: TestClient) =>
      (await client.request<{ items: { sha256: string }[] }>("GET", "/api/content/unused")).body.items;
    expect(await unused(auditor)).toContainEqual(expect.objectContaining({ sha256, unusedSince: null }));
    expect(await unused(here)).toEqual([]);
    for (const client of [here, auditor]) expect(await ask(client)).toMatchObject({ status: 403 });
  });
});

describe("usage", () => {
  it("counts what organisations share once, and tells each only of itself", async () => {
    const [one, other] = [await createOrganisation(site.administrator), await createOrganisation(site.administrator)];
    const [own, shared] = [await put(randomBytes(700)), await put(randomBytes(300))];
    await insertOperatingSystem(site.server, one, { content: own });
    for (const organisationId of [one, other])
      await insertOperatingSystem(site.server, organisationId, { content: shared });
    const usageFor = async (client: TestClient) => (await client.request<ContentOverview>("GET", "/api/content")).body;
    const all = await usageFor(site.administrator);
    const of = (id: string) => all.organisations.find((entry) => entry.organisationId === id);
    expect(of(one)).toMatchObject({ own: { count: 1, bytes: 700 }, shared: { count: 1, bytes: 300 } });
    expect(of(other)).toMatchObject({ own: { count: 0, bytes: 0 }, shared: { count: 1, bytes: 300 } });
    const member = await usageFor(await site.server.signInAs([{ role: "technician", organisationId: other }]));
    expect(member).toMatchObject({ installation: null, organisations: [{ organisationId: other }] });
    expect(JSON.stringify(member)).not.toContain(one);
  });

  it("tells what only earlier publications hold", async () => {
    const before = (await site.administrator.request<ContentOverview>("GET", "/api/content")).body.installation;
    const { organisationId, software } = await createPublishable(site.server, site.administrator);
    await addFile(organisationId, software.id, randomUUID(), randomBytes(5000));
    await publish(organisationId);
    await addFile(organisationId, software.id, randomUUID(), randomBytes(5000));
    await publish(organisationId);
    const after = (await site.administrator.request<ContentOverview>("GET", "/api/content")).body.installation;
    // The first archive and the first publication's own text.
    expect((after?.earlierPublications.count ?? 0) - (before?.earlierPublications.count ?? 0)).toBe(2);
  });
});
