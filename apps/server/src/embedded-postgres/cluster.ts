import { spawn } from "node:child_process";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { WindlassError } from "@windlass/protocol";
import pg from "pg";
import { createCluster } from "./create-cluster.ts";
import { administrator, application, createApplicationDatabase } from "./database.ts";
import { loadPasswords, type Passwords } from "./passwords.ts";
import { type Placement, place } from "./placement.ts";
import { type Postmaster, readPostmaster, waitUntilGone } from "./postmaster.ts";
import { type UnprivilegedUser, unprivilegedUser } from "./unprivileged-user.ts";

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** For the server: owner of its database, neither superuser nor above row-level security. */
  readonly connectionString: string;
  /** For tests that clone databases. */
  readonly administratorConnectionString: string;
  readonly postmaster: Postmaster;
  stop(): Promise<void>;
}

interface Start {
  readonly dataDirectory: string;
  readonly placement: Placement;
  readonly user: UnprivilegedUser | undefined;
  readonly passwords: Passwords;
  readonly logFile: string;
  readonly settings: readonly string[];
}

const host = "127.0.0.1";

/**
 * Starts PostgreSQL on the data directory, making the cluster first where there is none. A PostgreSQL that a killed
 * server left running is taken over as it is.
 *
 * @throws start.database-failed, start.database-version-differs
 */
export const startEmbeddedPostgres = async (
  dataDirectory: string,
  options: { settings?: readonly string[]; progress?: (message: string) => void } = {},
): Promise<EmbeddedPostgres> => {
  await mkdir(dataDirectory, { recursive: true, mode: 0o711 });
  const user = await unprivilegedUser();
  // The unprivileged account must pass through; files in it keep their own modes.
  if (user) await chmod(dataDirectory, 0o711);
  const start: Start = {
    dataDirectory,
    user,
    placement: await place(dataDirectory, user),
    passwords: await loadPasswords(dataDirectory),
    logFile: join(dataDirectory, "postgres.log"),
    settings: options.settings ?? [],
  };
  await createCluster(
    { ...start, administrator: { name: administrator, password: start.passwords.administrator } },
    options.progress ?? (() => {}),
  );
  const postmaster = await adoptOrSpawn(start);
  const urlOf = (name: string, password: string, database: string) =>
    `postgres://${name}:${password}@${host}:${postmaster.port}/${database}`;
  const administratorConnectionString = urlOf(administrator, start.passwords.administrator, "postgres");
  await createApplicationDatabase(administratorConnectionString, start.passwords.application);
  return {
    connectionString: urlOf(application, start.passwords.application, application),
    administratorConnectionString,
    postmaster,
    stop: () => stop(postmaster, start.placement.cluster),
  };
};

const adoptOrSpawn = async (start: Start): Promise<Postmaster> => {
  const left = await readPostmaster(start.placement.cluster);
  if (left && (await answers(start, left.port))) return left;
  const port = await freePort();
  const failure = await spawnPostgres(start, port);
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(start.placement.cluster);
    if (postmaster && (await answers(start, postmaster.port))) return postmaster;
    // Of two starts that race, the other's may have been first; it answers soon.
    if (failure.exited && !postmaster) break;
    await sleep(25);
  }
  const log = await readFile(start.logFile, "utf8").catch(() => "");
  throw new WindlassError("start.database-failed", {
    parameters: { what: log.trim().split("\n").slice(-3).join(" ") || "it did not answer in 30 s", log: start.logFile },
  });
};

const spawnPostgres = async (start: Start, port: number): Promise<{ exited: boolean }> => {
  const log = await open(start.logFile, "a", 0o600);
  const settings = [
    `listen_addresses=${host}`,
    `port=${port}`,
    "unix_socket_directories=",
    "max_connections=60",
    "log_min_messages=warning",
    ...start.settings,
  ];
  const child = spawn(
    start.placement.binaries.postgres,
    ["-D", start.placement.cluster, ...settings.flatMap((setting) => ["-c", setting])],
    {
      cwd: "/",
      // A group of its own: Ctrl-C in the terminal must reach the server first, which then stops PostgreSQL.
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      env: { PATH: process.env.PATH ?? "", LC_ALL: "C" },
      ...(start.user && { uid: start.user.uid, gid: start.user.gid }),
    },
  );
  const state = { exited: false };
  child.on("error", () => {
    state.exited = true;
  });
  child.on("exit", () => {
    state.exited = true;
  });
  child.unref();
  await log.close();
  return state;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const answers = async (start: Start, port: number): Promise<boolean> => {
  const client = new pg.Client({
    host,
    port,
    user: administrator,
    password: start.passwords.administrator,
    database: "postgres",
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === start.placement.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Fast shutdown: sessions are ended, everything committed is written. */
const stop = async (postmaster: Postmaster, cluster: string): Promise<void> => {
  const current = await readPostmaster(cluster);
  if (current?.pid !== postmaster.pid) return;
  process.kill(postmaster.pid, "SIGINT");
  await waitUntilGone(postmaster.pid, 20_000);
};
