import { createHash } from "node:crypto";
import { chown, cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { binariesBelow, findBinaries, type PostgresBinaries } from "./binaries.ts";
import { run } from "./run.ts";
import type { UnprivilegedUser } from "./unprivileged-user.ts";

/** Where the cluster and the programs lie, both within reach of the account that runs them. */
export interface Placement {
  readonly binaries: PostgresBinaries;
  /** Folder of the cluster's own data; may not exist yet. */
  readonly cluster: string;
}

/** For data and programs in folders that are closed to others, above all /root. */
const openGround = "/var/lib/windlass";

const canReach = async (user: UnprivilegedUser, test: string, path: string): Promise<boolean> =>
  (await run("/bin/sh", ["-c", `test ${test} "$0"`, path], { user })).exitCode === 0;

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * An ordinary user keeps everything in place. Root may keep it in a folder that the unprivileged account cannot enter;
 * then the cluster lies below /var/lib/windlass under a name made from the data directory, and so does a copy of the
 * programs.
 */
export const place = async (dataDirectory: string, user: UnprivilegedUser | undefined): Promise<Placement> => {
  const binaries = findBinaries();
  const cluster = join(dataDirectory, "postgres");
  if (!user) return { binaries, cluster };
  const inReach = await canReach(user, "-x", dataDirectory);
  return {
    binaries: (await canReach(user, "-x", binaries.postgres)) ? binaries : await copyBinaries(binaries),
    cluster: inReach ? await ownFolder(cluster, user) : await ownFolder(outside(dataDirectory), user),
  };
};

const outside = (dataDirectory: string): string => {
  const mark = createHash("sha256").update(dataDirectory).digest("hex").slice(0, 12);
  return join(openGround, `${basename(dataDirectory).replace(/^\./, "")}-${mark}`, "postgres");
};

/** The cluster's parent is what initdb's result is renamed into, so the account needs a folder of its own around it. */
const ownFolder = async (cluster: string, user: UnprivilegedUser): Promise<string> => {
  await mkdir(cluster, { recursive: true, mode: 0o755 });
  await chown(cluster, user.uid, user.gid);
  return join(cluster, "cluster");
};

const copyBinaries = async (from: PostgresBinaries): Promise<PostgresBinaries> => {
  const { size, mtimeMs } = await stat(from.postgres);
  const mark = createHash("sha256").update(`${from.root}\n${size}\n${mtimeMs}`).digest("hex").slice(0, 12);
  const target = join(openGround, `programs-${mark}`);
  if (await exists(target)) return binariesBelow(target);
  const unfinished = `${target}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(openGround, { recursive: true, mode: 0o755 });
  await cp(from.root, unfinished, { recursive: true, verbatimSymlinks: true });
  // Renamed when whole, so that a killed start leaves no half of it under the final name.
  await rename(unfinished, target);
  return binariesBelow(target);
};
