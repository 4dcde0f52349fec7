import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startEmbeddedPostgres } from "../../src/embedded-postgres/cluster.ts";
import { isAlive } from "../../src/embedded-postgres/postmaster.ts";
import { unprivilegedUser } from "../../src/embedded-postgres/unprivileged-user.ts";
import { childrenOf, startProgram, temporaryDirectory, until } from "./processes.ts";

// Making a cluster takes seconds, on a busy machine many.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
let directory: Awaited<ReturnType<typeof temporaryDirectory>>;

beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => directory.remove());

const query = async (connectionString: string, text: string) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client.query(text).finally(() => client.end());
};
const uidOf = async (pid: number) =>
  Number((await readFile(`/proc/${pid}/status`, "utf8")).match(/^Uid:\s+(\d+)/m)?.[1]);
interface Started {
  readonly postmaster: { readonly pid: number; readonly port: number };
  readonly connectionString: string;
}

describe("the embedded PostgreSQL", () => {
  it.runIf(isRoot)("runs as an account without rights when the server is root", async () => {
    const postgres = await startEmbeddedPostgres(directory.path);
    const user = await unprivilegedUser();
    expect(await uidOf(postgres.postmaster.pid)).toBe(user?.uid);
    expect(user?.uid).toBeGreaterThan(0);
    for (const name of ["database-passwords.json", "postgres.log"])
      expect(((await stat(join(directory.path, name))).mode & 0o777).toString(8)).toBe("600");
    const { rows } = await query(
      postgres.connectionString,
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
    await postgres.stop();
    expect(isAlive(postgres.postmaster.pid)).toBe(false);
  });

  it.runIf(isRoot)("runs as an ordinary user does, in that user's folder", async () => {
    const user = await unprivilegedUser();
    if (!user) throw new Error("there is no account to try it with");
    await chown(directory.path, user.uid, user.gid);
    const options = { uid: user.uid, gid: user.gid, cwd: "/" };
    const program = startProgram("start-cluster.ts", [directory.path, "stop"], options);
    const { postmaster } = await program.said<Started>("postmaster");
    expect((await program.ended).code).toBe(0);
    expect(isAlive(postmaster.pid)).toBe(false);
  });

  it("asks for its password over the network of this machine", async () => {
    const postgres = await startEmbeddedPostgres(directory.path);
    const url = new URL(postgres.connectionString);
    url.password = "wrong";
    await expect(query(url.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const { rows } = await query(postgres.administratorConnectionString, "show listen_addresses");
    expect(rows).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await postgres.stop();
  });

  it("is taken over as it is after its server was killed, with everything that was committed", async () => {
    const program = startProgram("start-cluster.ts", [directory.path], {});
    const before = await program.said<Started>("postmaster");
    await query(before.connectionString, "create table kept as select 42 as answer");
    program.child.kill("SIGKILL");
    await program.ended;
    const postgres = await startEmbeddedPostgres(directory.path);
    expect(postgres.postmaster).toEqual(before.postmaster);
    expect((await query(postgres.connectionString, "select answer from kept")).rows).toEqual([{ answer: 42 }]);
    await postgres.stop();
  });

  it("is started anew after a power cut, with everything that was committed", async () => {
    const first = await startEmbeddedPostgres(directory.path);
    await query(first.connectionString, "create table kept as select 42 as answer");
    process.kill(first.postmaster.pid, "SIGKILL");
    await until("PostgreSQL is gone", () => !isAlive(first.postmaster.pid));
    const second = await startEmbeddedPostgres(directory.path);
    expect((await query(second.connectionString, "select answer from kept")).rows).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it("is made anew when the first start was killed while it was being made", async () => {
    const program = startProgram("start-cluster.ts", [directory.path], {});
    await program.said("progress");
    await until("initdb runs", async () => (await childrenOf(program.pid)).length > 0);
    program.child.kill("SIGKILL");
    await program.ended;
    // The initdb that was left behind still writes for a moment; it must not reach into the next one.
    const postgres = await startEmbeddedPostgres(directory.path);
    expect((await query(postgres.connectionString, "select 1 as one")).rows).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it("is one when two starts on a new directory race", async () => {
    const [first, second] = await Promise.all([
      startEmbeddedPostgres(directory.path),
      startEmbeddedPostgres(directory.path),
    ]);
    expect(second.postmaster).toEqual(first.postmaster);
    expect(second.connectionString).toBe(first.connectionString);
    await first.stop();
  });

  it("does not forget its passwords over a file that cannot be read", async () => {
    const postgres = await startEmbeddedPostgres(directory.path);
    await postgres.stop();
    const file = join(directory.path, "database-passwords.json");
    await writeFile(file, "{");
    await expect(startEmbeddedPostgres(directory.path)).rejects.toThrow();
    expect(await readFile(file, "utf8")).toBe("{");
  });

  it("names the version of a cluster that it cannot open", async () => {
    const postgres = await startEmbeddedPostgres(directory.path);
    await postgres.stop();
    const cluster = [...directory.clusters];
    for (const path of cluster) await writeFile(join(path, "PG_VERSION"), "12\n").catch(() => undefined);
    await expect(startEmbeddedPostgres(directory.path)).rejects.toMatchObject({
      code: "start.database-version-differs",
      message: expect.stringContaining("PostgreSQL 12"),
    });
  });

  it.runIf(isRoot)("lies elsewhere when its account cannot reach the data directory", async () => {
    const closed = await mkdtemp(join("/root", "windlass-closed-"));
    const mark = randomBytes(4).toString("hex");
    const inside = join(closed, `data-${mark}`);
    try {
      await chmod(closed, 0o700);
      await mkdir(inside);
      const postgres = await startEmbeddedPostgres(inside);
      const { rows } = await query(postgres.administratorConnectionString, "show data_directory");
      const where = String(rows[0]?.data_directory);
      expect(where).toMatch(new RegExp(`^/var/lib/windlass/${basename(inside)}-[0-9a-f]{12}/postgres/cluster$`));
      const again = await startEmbeddedPostgres(inside);
      expect(again.postmaster).toEqual(postgres.postmaster);
      await postgres.stop();
      await rm(join(where, "../.."), { recursive: true });
    } finally {
      await rm(closed, { recursive: true, force: true });
    }
  });
});
