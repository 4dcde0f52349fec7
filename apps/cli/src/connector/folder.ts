import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { generateSigningKey, type SigningKey, signingKeyFromSeed } from "@windlass/content";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";

/** What a connector keeps on its computer. */
const stored = z.object({
  schemaVersion: z.literal(1),
  server: z.url(),
  /** The only authorities that are believed; null: those that Node knows. */
  certificateAuthority: z.string().nullable(),
  /** Secret bytes of its Ed25519 key, base64url. */
  seed: z.string(),
  /** Null: the server has not answered yet. */
  enrolled: z.object({ connectorId: z.string(), name: z.string(), domain: z.string() }).nullable(),
});
export type StoredConnector = z.infer<typeof stored>;

const fileOf = (folder: string): string => join(folder, "connector.json");

/** A folder of the person's own: on Windows nobody else but administrators reads it. */
export const defaultFolder = (environment: NodeJS.ProcessEnv): string =>
  environment.LOCALAPPDATA
    ? join(environment.LOCALAPPDATA, "Windlass", "connector")
    : join(environment.XDG_STATE_HOME || join(homedir(), ".local/state"), "windlass", "connector");

/** @throws WrongUsage others can read it; Error it is damaged. Undefined: there is none */
export const readConnector = async (folder: string): Promise<StoredConnector | undefined> => {
  const path = fileOf(folder);
  const found = await stat(path).catch(() => undefined);
  if (!found) return undefined;
  if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
    throw new WrongUsage(`${path} holds the connector’s key, and others can read it: chmod 600.`);
  return stored.parse(JSON.parse(await readFile(path, "utf8")));
};

export const writeConnector = async (folder: string, connector: StoredConnector): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") await chmod(folder, 0o700);
  const path = fileOf(folder);
  await writeFile(`${path}.new`, JSON.stringify(connector), { mode: 0o600 });
  await rename(`${path}.new`, path);
};

export const newSeed = (): string => Buffer.from(generateSigningKey().seed).toString("base64url");

export const keyOf = ({ seed }: StoredConnector): SigningKey => signingKeyFromSeed(Buffer.from(seed, "base64url"));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/**
 * Lets one process work from a folder, so that none takes another's half-written account for one that was left behind.
 *
 * @returns ends it
 * @throws WrongUsage another one runs
 */
export const holdFolder = async (folder: string): Promise<() => Promise<void>> => {
  const path = join(folder, "running");
  for (;;) {
    const file = await open(path, "wx", 0o600).catch(() => undefined);
    if (file) {
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    }
    const pid = Number(await readFile(path, "utf8").catch(() => ""));
    if (Number.isInteger(pid) && pid > 0 && isAlive(pid))
      throw new WrongUsage(`A connector runs from ${folder} already, as process ${pid}.`);
    await rm(path, { force: true });
  }
};
