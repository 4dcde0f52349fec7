import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import type { ContentStore } from "@windlass/content";
import type { SoftwarePackageView, ToldError } from "@windlass/protocol";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { ServerContext } from "../../src/context.ts";
import { type Connection, wholeInstallation } from "../../src/database/connection.ts";
import { collectContent } from "../../src/features/content/collection.ts";
import { rememberBlob } from "../../src/features/content/remember-blob.ts";
import { uploadFile } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

export const hour = 3_600_000;
/** The grace period. */
export const week = 168 * hour;

/** Gives a file's tests a server whose worker's time goes as they want, and what they do with its content. */
export const useContentSite = () => {
  const clock = { skippedMilliseconds: 0 };
  let server: TestServer;
  let administrator: TestClient;

  beforeAll(async () => {
    server = await startTestServer();
    administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  });
  afterEach(() => {
    clock.skippedMilliseconds = 0;
  });
  afterAll(() => server.close());

  const within = <Result>(work: (connection: Connection) => Promise<Result>) =>
    server.database.within(wholeInstallation, work);
  /** As time goes on for the worker; people's sessions stay as they are. */
  const later = (context: ServerContext = server.context): ServerContext => ({
    ...context,
    clock: () => new Date(Date.now() + clock.skippedMilliseconds),
  });
  const collect = (context: ServerContext = server.context) =>
    collectContent(later(context), new AbortController().signal);
  const put = (content = randomBytes(1000)) => server.context.content.put(Readable.from([content]));

  return {
    clock,
    get server(): TestServer {
      return server;
    },
    get administrator(): TestClient {
      return administrator;
    },
    get store(): ContentStore {
      return server.context.content;
    },
    within,
    later,
    collect,
    put,
    /** Marks now, and looks again when the grace period is over. */
    collectTwice: async () => {
      await collect();
      clock.skippedMilliseconds += week + 1000;
      return await collect();
    },
    isKept: async (sha256: string) => (await server.context.content.stat(sha256)) !== null,
    /** Content with its row that nothing names (any more). */
    putUnused: async () => {
      const reference = await put();
      await within((connection) => rememberBlob(connection, reference, server.context.content));
      return reference;
    },
    addFile: async (organisationId: string, packageId: string, path: string, content: Buffer) => {
      const uploadId = await uploadFile(administrator, organisationId, content);
      const answer = await administrator.request<SoftwarePackageView & { error: ToldError }>(
        "POST",
        `/api/software-packages/${packageId}/files`,
        { uploadId, path },
      );
      expect(answer).toMatchObject({ status: 200 });
      return answer.body.files.find((file) => file.path === path)?.sha256 ?? "";
    },
    publish: async (organisationId: string) =>
      expect(await administrator.request("POST", "/api/publications", { organisationId })).toMatchObject({
        status: 201,
      }),
    signingKeyId: async (connection: Connection) =>
      (await connection.selectFrom("signing_keys").select("key_id").limit(1).executeTakeFirstOrThrow()).key_id,
    archiveOf: (id: string) =>
      within(async (connection) => {
        const row = await connection
          .selectFrom("software_packages")
          .select("archive_sha256")
          .where("id", "=", id)
          .executeTakeFirstOrThrow();
        return row.archive_sha256 ?? "";
      }),
  };
};
