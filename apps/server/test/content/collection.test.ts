import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { rememberBlob } from "../../src/features/content/remember-blob.ts";
import { createOrganisation, createPublishable, insertOperatingSystem } from "../definitions.ts";
import { hour, useContentSite, week } from "./content-site.ts";

const site = useContentSite();
const { within, collect, collectTwice, isKept, put, putUnused, addFile, publish, signingKeyId, archiveOf, clock } =
  site;

describe("content that nothing names", () => {
  it("is freed when the grace period is over, and not before", async () => {
    const { sha256 } = await putUnused();
    expect((await collect()).freed.count).toBe(0);
    clock.skippedMilliseconds = week - hour;
    expect((await collect()).freed.count).toBe(0);
    expect(await isKept(sha256)).toBe(true);
    clock.skippedMilliseconds = week + hour;
    expect((await collect()).freed).toEqual({ count: 1, bytes: 1000 });
    expect(await isKept(sha256)).toBe(false);
    expect((await collect()).freed.count).toBe(0);
  });

  it("is found, too, where a process was killed before it wrote a row for it", async () => {
    const { sha256 } = await put();
    expect((await collectTwice()).freed.count).toBe(1);
    expect(await isKept(sha256)).toBe(false);
  });

  it("begins its time again when it was named in between", async () => {
    const reference = await putUnused();
    await collect();
    clock.skippedMilliseconds = week - hour;
    await within((connection) => rememberBlob(connection, reference, site.store));
    await collect();
    clock.skippedMilliseconds = week + hour;
    await collect();
    expect(await isKept(reference.sha256)).toBe(true);
    clock.skippedMilliseconds = 2 * week;
    await collect();
    expect(await isKept(reference.sha256)).toBe(false);
  });
});

describe("content that is named", () => {
  it("is kept by any column with a foreign key to it, and by whatever publication is kept", async () => {
    const { organisationId, software } = await createPublishable(site.server, site.administrator);
    const image = await put();
    const operatingSystemId = await insertOperatingSystem(site.server, organisationId, { content: image });
    const first = await addFile(organisationId, software.id, "first", randomBytes(2000));
    expect(await collectTwice()).toMatchObject({ freed: { count: 0 } });
    await publish(organisationId);
    const published = await archiveOf(software.id);
    // Taken out of everything but the publication.
    await site.administrator.request("DELETE", `/api/software-packages/${software.id}/files?path=first`);
    await addFile(organisationId, software.id, "second", randomBytes(2000));
    await publish(organisationId);
    expect(await archiveOf(software.id)).not.toBe(published);
    await collectTwice();
    expect(await isKept(published)).toBe(true);
    expect(await isKept(image.sha256)).toBe(true);
    // The single files are in their archives now.
    expect(await isKept(first)).toBe(false);
    expect(await site.administrator.request("DELETE", `/api/operating-systems/${operatingSystemId}`)).toMatchObject({
      status: 204,
    });
    await collectTwice();
    expect(await isKept(image.sha256)).toBe(false);
  });

  it("is kept as a publication names it that this version cannot read", async () => {
    const organisationId = await createOrganisation(site.administrator);
    const reference = await putUnused();
    await within(async (connection) => {
      const { id } = await connection.selectFrom("users").select("id").limit(1).executeTakeFirstOrThrow();
      await connection
        .insertInto("publications")
        .values({
          organisation_id: organisationId,
          number: 1,
          body: JSON.stringify({ schemaVersion: 99, things: [{ content: reference.sha256 }] }),
          sha256: "0".repeat(64),
          signature: "x",
          key_id: await signingKeyId(connection),
          changes: "[]",
          published_by: id,
          published_at: new Date(),
        })
        .execute();
    });
    await collectTwice();
    expect(await isKept(reference.sha256)).toBe(true);
  });

  it("and is not in the store is counted, and told in the log", async () => {
    const organisationId = await createOrganisation(site.administrator);
    const image = await put();
    await insertOperatingSystem(site.server, organisationId, { content: image });
    const before = (await collect()).missing;
    await site.store.delete(image.sha256);
    expect((await collect()).missing).toBe(before + 1);
    await within((connection) =>
      connection.deleteFrom("operating_systems").where("sha256", "=", image.sha256).execute(),
    );
  });
});
