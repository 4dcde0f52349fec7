import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { WindlassError } from "@windlass/protocol";
import pg from "pg";
import { type Placement, place } from "./placement.ts";
import { type Postmaster, readPostmaster, waitUntilGone } from "./postmaster.ts";
import { run } from "./run.ts";
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

interface Passwords {
  readonly administrator: string;
  readonly application: string;
}

const host = "127.0.0.1";
const administrator = "windlass_administrator";
const application = "windlass";

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
  await createCluster(start, options.progress ?? (() => {}));
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

const loadPasswords = async (dataDirectory: string): Promise<Passwords> => {
  const file = join(dataDirectory, "database-passwords.json");
  try {
    return JSON.parse(await readFile(file, "utf8")) as Passwords;
  } catch {
    const made = { administrator: randomBytes(24).toString("hex"), application: randomBytes(24).toString("hex") };
    await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
    return made;
  }
};

const createCluster = async (start: Start, progress: (message: string) => void): Promise<void> => {
  const { cluster, binaries } = start.placement;
  const found = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  const expected = (await run(binaries.postgres, ["--version"], { user: start.user })).output.match(/\d+/)?.[0] ?? "?";
  if (found !== undefined) {
    if (found.trim() === expected) return;
    throw new WindlassError("start.database-version-differs", { parameters: { found: found.trim(), expected } });
  }
  progress("Making the database cluster");
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(cluster), { recursive: true });
  const passwordFile = `${cluster}.password`;
  await writeFile(passwordFile, start.passwords.administrator, { mode: 0o600 });
  if (start.user) await chown(passwordFile, start.user.uid, start.user.gid);
  const result = await run(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${administrator}`,
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ],
    { user: start.user },
  );
  await rm(passwordFile);
  if (result.exitCode !== 0)
    throw new WindlassError("start.database-failed", {
      parameters: { what: result.output.trim().split("\n").slice(-3).join(" "), log: start.logFile },
    });
  // Renamed when whole: a start killed during initdb begins anew.
  await rename(unfinished, cluster);
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
    if (failure.exited) break;
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
      env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C" },
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

const createApplicationDatabase = async (connectionString: string, password: string): Promise<void> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const roles = await client.query("select from pg_roles where rolname = $1", [application]);
    // Identifiers are constants; the password is hexadecimal.
    if (roles.rowCount === 0) await client.query(`create role ${application} login password '${password}'`);
    const databases = await client.query("select from pg_database where datname = $1", [application]);
    if (databases.rowCount === 0) await client.query(`create database ${application} owner ${application}`);
  } finally {
    await client.end();
  }
};

/** Fast shutdown: sessions are ended, everything committed is written. */
const stop = async (postmaster: Postmaster, cluster: string): Promise<void> => {
  const current = await readPostmaster(cluster);
  if (current?.pid !== postmaster.pid) return;
  process.kill(postmaster.pid, "SIGINT");
  await waitUntilGone(postmaster.pid, 20_000);
};
