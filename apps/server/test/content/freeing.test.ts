import { randomBytes } from "node:crypto";
import type { SoftwarePackageView } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { rememberBlob } from "../../src/features/content/remember-blob.ts";
import { createPublishable, uploadFile } from "../definitions.ts";
import { useContentSite, week } from "./content-site.ts";

const site = useContentSite();
const { within, collect, collectTwice, isKept, put, putUnused, publish, archiveOf, clock } = site;

/** The store with something happening right before or after content is deleted. */
const storeThat = (around: { before?: () => Promise<unknown>; after?: () => Promise<unknown> }): ServerContext => ({
  ...site.server.context,
  content: {
    ...site.store,
    delete: async (sha256) => {
      await around.before?.();
      const deleted = await site.store.delete(sha256);
      await around.after?.();
      return deleted;
    },
  },
});
const killed = () => Promise.reject(new Error("killed here"));

describe("freeing", () => {
  it.each<[string, Parameters<typeof storeThat>[0], boolean]>([
    ["before the content was deleted", { before: killed }, true],
    ["after the content was deleted and before its row was", { after: killed }, false],
  ])("that is killed %s leaves nothing half, and the next run ends it", async (_when, around, stillThere) => {
    const { sha256 } = await putUnused();
    await collect();
    clock.skippedMilliseconds = week + 1000;
    await expect(collect(storeThat(around))).rejects.toThrow("killed here");
    expect(await isKept(sha256)).toBe(stillThere);
    const rows = () => within((connection) => connection.selectFrom("blobs").where("sha256", "=", sha256).execute());
    expect(await rows()).toHaveLength(1);
    await collect();
    expect(await isKept(sha256)).toBe(false);
    expect(await rows()).toHaveLength(0);
  });

  it("and an upload of the same content at the same moment end with the content kept, or told to be sent again", async () => {
    for (const moment of ["before", "after"] as const) {
      const content = randomBytes(1000);
      const reference = await put(content);
      await collect();
      clock.skippedMilliseconds += week + 1000;
      let naming: Promise<unknown> = Promise.resolve();
      const context = storeThat({
        [moment]: async () => {
          await put(content);
          // It cannot end before the row that is being deleted is gone.
          naming = within((connection) => rememberBlob(connection, reference, site.store));
          naming.catch(() => undefined);
        },
      });
      await collect(context);
      if (moment === "before") {
        await expect(naming).rejects.toMatchObject({ code: "content.vanished" });
        await put(content);
        await within((connection) => rememberBlob(connection, reference, site.store));
      } else await naming;
      expect(await isKept(reference.sha256)).toBe(true);
      const rows = await within((connection) =>
        connection.selectFrom("blobs").selectAll().where("sha256", "=", reference.sha256).execute(),
      );
      expect(rows).toMatchObject([{ unused_since: null }]);
    }
  });

  it("never takes what a package, an image or a publication names that is made meanwhile, whatever the order", async () => {
    const contents = Array.from({ length: 12 }, () => randomBytes(500));
    for (const content of contents) await put(content);
    await collect();
    clock.skippedMilliseconds = week + 1000;
    const { organisationId, software } = await createPublishable(site.server, site.administrator);
    const named: string[] = [];
    const name = async () => {
      for (const [index, content] of contents.entries()) {
        const uploadId = await uploadFile(site.administrator, organisationId, content);
        const add = () =>
          site.administrator.request<SoftwarePackageView>("POST", `/api/software-packages/${software.id}/files`, {
            uploadId,
            path: `file-${index}`,
          });
        let answer = await add();
        if (answer.status === 503) answer = await add();
        expect(answer).toMatchObject({ status: 200 });
        named.push(answer.body.files.find((file) => file.path === `file-${index}`)?.sha256 ?? "");
      }
    };
    await Promise.all([name(), collect(), collect().then(() => collect())]);
    for (const sha256 of named) expect(await isKept(sha256)).toBe(true);
    await publish(organisationId);
    await collectTwice();
    expect(await isKept(await archiveOf(software.id))).toBe(true);
  });
});
