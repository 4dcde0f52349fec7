import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

/** Where an unfinished upload of a file lies on its server. */
const uploads = z.record(z.string(), z.object({ location: z.string(), begunAt: z.iso.datetime() }));
type Uploads = z.infer<typeof uploads>;

/** The server forgets unfinished uploads after a week. */
const lifetimeMilliseconds = 7 * 24 * 3_600_000;

const stateFile = (environment: NodeJS.ProcessEnv): string =>
  join(environment.XDG_STATE_HOME || join(homedir(), ".local/state"), "windlass", "uploads.json");

const read = async (path: string): Promise<Uploads> => {
  try {
    return uploads.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    // None yet, or damaged: the worst that follows is that an upload begins anew.
    return {};
  }
};

/** Remembers unfinished uploads on this machine, so that the same command goes on where it was broken off. */
export const uploadState = (environment: NodeJS.ProcessEnv, now: () => Date) => {
  const path = stateFile(environment);
  const change = async (alter: (known: Uploads) => void): Promise<void> => {
    const known = await read(path);
    const oldest = now().getTime() - lifetimeMilliseconds;
    const kept = Object.fromEntries(Object.entries(known).filter(([, { begunAt }]) => Date.parse(begunAt) > oldest));
    alter(kept);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.new`, JSON.stringify(kept), { mode: 0o600 });
    await rename(`${path}.new`, path);
  };
  return {
    find: async (key: string): Promise<string | null> => (await read(path))[key]?.location ?? null,
    keep: (key: string, location: string) =>
      change((known) => {
        known[key] = { location, begunAt: now().toISOString() };
      }),
    forget: (key: string) =>
      change((known) => {
        delete known[key];
      }),
  };
};
