import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { WindlassError } from "@windlass/protocol";
import type { Placement } from "./placement.ts";
import { run } from "./run.ts";
import type { UnprivilegedUser } from "./unprivileged-user.ts";

const leftoverAgeMilliseconds = 10 * 60_000;

/** What a new cluster is made of. */
export interface NewCluster {
  readonly placement: Placement;
  readonly user: UnprivilegedUser | undefined;
  /** Of the role that may do everything. */
  readonly administrator: { readonly name: string; readonly password: string };
  readonly logFile: string;
}

const versionOf = (cluster: string): Promise<string | undefined> =>
  readFile(join(cluster, "PG_VERSION"), "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );

/** The folder around it belongs to the unprivileged account, so nothing that account put there is followed. */
const writePasswordFile = async (file: string, start: NewCluster): Promise<void> => {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(start.administrator.password);
    if (start.user) await handle.chown(start.user.uid, start.user.gid);
  } finally {
    await handle.close();
  }
};

/**
 * Leftovers of starts that were killed. An initdb may still be running in one of them; it fails, and cleans up in its
 * own folder only. Young ones may be another start's, which is just at it.
 */
const removeLeftovers = async (cluster: string): Promise<void> => {
  const parent = dirname(cluster);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(cluster)}.`) || !/\.[0-9a-f]{12}(\.password)?$/.test(name)) continue;
    const path = join(parent, name);
    const status = await stat(path).catch(() => undefined);
    if (status && Date.now() - status.mtimeMs > leftoverAgeMilliseconds)
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
};

/**
 * Makes the cluster where there is none.
 *
 * @throws start.database-version-differs, start.database-failed
 */
export const createCluster = async (start: NewCluster, progress: (message: string) => void): Promise<void> => {
  const { cluster, binaries } = start.placement;
  const found = await versionOf(cluster);
  const expected = (await run(binaries.postgres, ["--version"], { user: start.user })).output.match(/\d+/)?.[0] ?? "?";
  if (found === expected) return;
  if (found !== undefined)
    throw new WindlassError("start.database-version-differs", { parameters: { found, expected } });
  progress("Making the database cluster");
  await mkdir(dirname(cluster), { recursive: true });
  await removeLeftovers(cluster);
  // A name of its own: an initdb that a killed start left running must not write into this one.
  const unfinished = `${cluster}.${randomBytes(6).toString("hex")}`;
  const passwordFile = `${unfinished}.password`;
  await writePasswordFile(passwordFile, start);
  try {
    await runInitdb(start, unfinished, passwordFile);
    await moveInto(cluster, unfinished);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
};

const runInitdb = async (start: NewCluster, target: string, passwordFile: string): Promise<void> => {
  const result = await run(
    start.placement.binaries.initdb,
    [
      `--pgdata=${target}`,
      `--username=${start.administrator.name}`,
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ],
    { user: start.user },
  );
  if (result.exitCode !== 0)
    throw new WindlassError("start.database-failed", {
      parameters: { what: result.output.trim().split("\n").slice(-3).join(" "), log: start.logFile },
    });
};

/** Renamed when whole. Of two starts that race on a new directory, the second finds the first one's. */
const moveInto = async (cluster: string, unfinished: string): Promise<void> => {
  try {
    await rename(unfinished, cluster);
  } catch (error) {
    if ((await versionOf(cluster)) === undefined) throw error;
  }
};
