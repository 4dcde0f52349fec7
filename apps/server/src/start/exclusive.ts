import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { WindlassError } from "@windlass/protocol";
import pg from "pg";
import { isAlive } from "../embedded-postgres/postmaster.ts";

/** No meaning but to be ours; unlike the migrations' lock it is held for as long as the server runs. */
const serverLock = 8_420_002;

interface RunningServer {
  readonly pid: number;
  readonly url: string;
}

/** The right to be the one server on a data directory. PostgreSQL frees it when the process ends, however it ends. */
export interface ExclusiveRight {
  /** Tells a second start where this server is. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

const fileOf = (dataDirectory: string) => join(dataDirectory, "server.json");

/** @throws start.data-directory-in-use naming process and address of the server that has it */
export const claimDataDirectory = async (connectionString: string, dataDirectory: string): Promise<ExclusiveRight> => {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  if (!(await takeLock(client, dataDirectory))) {
    await client.end();
    throw await inUse(dataDirectory);
  }
  return {
    announce: async (url) => {
      const running: RunningServer = { pid: process.pid, url };
      const file = fileOf(dataDirectory);
      await writeFile(`${file}.new`, JSON.stringify(running), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
    release: () => client.end(),
  };
};

const readAnnouncement = async (dataDirectory: string): Promise<Partial<RunningServer>> =>
  JSON.parse(await readFile(fileOf(dataDirectory), "utf8").catch(() => "{}")) as Partial<RunningServer>;

/** PostgreSQL takes a moment to notice that a killed server is gone. */
const noticeMilliseconds = 5000;

const takeLock = async (client: pg.Client, dataDirectory: string): Promise<boolean> => {
  const deadline = Date.now() + noticeMilliseconds;
  for (;;) {
    const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock($1) as free", [serverLock]);
    if (rows[0]?.free) return true;
    const { pid } = await readAnnouncement(dataDirectory);
    if (pid === undefined || isAlive(pid) || Date.now() > deadline) return false;
    await sleep(100);
  }
};

const inUse = async (dataDirectory: string): Promise<WindlassError> => {
  const running = await readAnnouncement(dataDirectory);
  return new WindlassError("start.data-directory-in-use", {
    parameters: {
      directory: dataDirectory,
      pid: running.pid ?? "unknown",
      url: running.url ?? "an address it has not announced yet",
    },
  });
};
