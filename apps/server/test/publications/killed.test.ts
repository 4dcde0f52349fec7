import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { PublicationView } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, wholeInstallation } from "../../src/database/connection.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { releasing } from "./released.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const inDatabase = <Result>(work: (connection: Connection) => Promise<Result>) =>
  server.database.within(wholeInstallation, work);

const publications = async (organisationId: string): Promise<PublicationView[]> =>
  (
    await administrator.request<{ items: PublicationView[] }>(
      "GET",
      `/api/publications?organisationId=${organisationId}`,
    )
  ).body.items;

/** Another server process on the same database and content, that does one thing. */
const start = async (organisationId: string, what: "publish" | "release", ...more: string[]) => {
  const user = await inDatabase((connection) => connection.selectFrom("users").select("id").executeTakeFirstOrThrow());
  const program = join(import.meta.dirname, "publish-process.ts");
  const { dataDirectory } = server.context.configuration;
  const parameters = [server.database.connectionString, dataDirectory, organisationId, user.id, what, ...more];
  return spawn(process.execPath, [program, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
};

type Child = Awaited<ReturnType<typeof start>>;

const kill = async (child: Child): Promise<void> => {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
};

/** Transactions of this test's database that wait to write what was released. */
const waitingForReleases = () =>
  inDatabase(async (connection) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_locks where not granted and relation = 'releases'::regclass
        and database = (select oid from pg_database where datname = current_database())`.execute(connection);
    return rows[0]?.count ?? 0;
  });

/** Starts the other process while nobody may write releases, and kills it when it stands before that with all else done. */
const killBeforeItsRelease = async (organisationId: string, what: "publish" | "release"): Promise<void> => {
  await inDatabase(async (connection) => {
    await sql`lock table releases in share mode`.execute(connection);
    const child = await start(organisationId, what);
    await expect.poll(waitingForReleases, { timeout: 30_000 }).toBe(1);
    await kill(child);
  });
  // The database itself notices that nobody is there any more.
  await expect.poll(waitingForReleases, { timeout: 30_000 }).toBe(0);
};

const killOnceStored = async (organisationId: string, what: "publish" | "release"): Promise<void> => {
  const child = await start(organisationId, what, "stop");
  await once(child.stdout, "data");
  await delay(50);
  await kill(child);
};

describe("a server that is killed", () => {
  it.each([
    ["once the text is in the content store", killOnceStored],
    ["between the publication and its release", killBeforeItsRelease],
  ])(
    "while it publishes, %s, leaves nothing, and the next is number 1",
    async (_when, killIt) => {
      const one = await releasing(server, administrator);
      await killIt(one.organisationId, "publish");
      expect(await publications(one.organisationId)).toEqual([]);
      expect(await one.history()).toEqual([]);
      expect((await one.current()).all).toBeNull();
      const made = await one.publish();
      expect(made).toMatchObject({ status: 201, body: { number: 1 } });
      expect((await one.current()).all).toMatchObject({ number: 1 });
      expect((await one.granted()).publication).toMatchObject({ sha256: made.body.sha256 });
    },
    90_000,
  );

  it.each([
    ["once the text is in the content store", killOnceStored],
    ["before the release is written", killBeforeItsRelease],
  ])(
    "while it rolls back, %s, leaves devices what they had, and can do it again",
    async (_when, killIt) => {
      const one = await releasing(server, administrator);
      const first = await one.publishAs("First");
      const second = await one.publishAs("Second");
      const before = [await one.current(), await one.history()];
      await killIt(one.organisationId, "release");
      expect([await one.current(), await one.history()]).toEqual(before);
      expect((await one.granted()).publication).toMatchObject({ sha256: second.sha256 });
      await one.released(1, 2, { reason: "Back" });
      expect((await one.granted()).publication).toMatchObject({ sha256: first.sha256, signature: first.signature });
    },
    90_000,
  );

  it("right after it published has published all of it: number, text, signature and release", async () => {
    const one = await releasing(server, administrator);
    const child = await start(one.organisationId, "publish");
    await once(child.stdout, "data");
    await kill(child).catch(() => undefined);
    const [made, ...others] = await publications(one.organisationId);
    expect(others).toEqual([]);
    expect((await one.current()).all).toMatchObject({ number: 1 });
    expect((await one.granted()).publication).toMatchObject({ sha256: made?.sha256, signature: made?.signature });
  }, 60_000);
});
