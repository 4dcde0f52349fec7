import { randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** Passwords of the embedded cluster's two roles. */
export interface Passwords {
  readonly administrator: string;
  readonly application: string;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** Reads the cluster's passwords. One that cannot be read is not made anew: the cluster knows no other. */
const read = async (file: string): Promise<Passwords | undefined> => {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Passwords);
};

/** The passwords of the cluster in this data directory, made at first start; of two starts that race both get one's. */
export const loadPasswords = async (dataDirectory: string): Promise<Passwords> => {
  const file = join(dataDirectory, "database-passwords.json");
  const found = await read(file);
  if (found) return found;
  const made = { administrator: randomBytes(24).toString("hex"), application: randomBytes(24).toString("hex") };
  const unfinished = `${file}.${randomBytes(6).toString("hex")}`;
  const handle = await open(unfinished, "wx", 0o600);
  try {
    await handle.writeFile(JSON.stringify(made));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // Whole when it appears, and only where there is none yet.
    await link(unfinished, file);
    return made;
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    return (await read(file)) ?? made;
  } finally {
    await rm(unfinished);
  }
};
