import { createHash, randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { WindlassError } from "@windlass/protocol";
import type { MasterKey } from "./envelope.ts";

const parse = (text: string, variable: string): MasterKey => {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== 32)
    throw new WindlassError("start.setting-invalid", {
      parameters: { variable, what: "it must be 32 bytes in base64" },
    });
  return { id: createHash("sha256").update(key).digest("hex").slice(0, 16), key };
};

const isCode = (error: unknown, code: string) => error instanceof Error && "code" in error && error.code === code;

const currentName = "master.key";
const previousName = "master.key.previous";

/** Null where there is no such file. */
const readKeyFile = async (file: string): Promise<MasterKey | null> => {
  try {
    return parse(await readFile(file, "utf8"), file);
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
    return null;
  }
};

/**
 * The key everything secret is sealed with: from `WINDLASS_MASTER_KEY`, else from `master.key` in the data directory,
 * which is made at first start with mode 0600. With it come those that it replaces, from `WINDLASS_MASTER_KEY_OTHERS`
 * (separated by commas) or `master.key.previous`.
 */
export const loadMasterKey = async (
  dataDirectory: string,
  fromEnvironment: string | undefined,
  othersFromEnvironment: readonly string[] = [],
): Promise<MasterKey> => {
  if (fromEnvironment) {
    const others = othersFromEnvironment.map((text) => parse(text, "WINDLASS_MASTER_KEY_OTHERS"));
    return withOthers(parse(fromEnvironment, "WINDLASS_MASTER_KEY"), others);
  }
  const file = join(dataDirectory, currentName);
  const current = (await readKeyFile(file)) ?? (await makeFirst(file));
  const previous = await readKeyFile(join(dataDirectory, previousName));
  return withOthers(current, previous ? [previous] : []);
};

/** A previous key that is the current one, too, was left by a rotation that did not come to its end. */
const withOthers = (current: MasterKey, others: readonly MasterKey[]): MasterKey => {
  const different = others.filter(({ id }) => id !== current.id);
  return different.length > 0 ? { ...current, others: different } : current;
};

const makeFirst = async (file: string): Promise<MasterKey> => {
  await makeKeyFile(file);
  return parse(await readFile(file, "utf8"), file);
};

/**
 * Puts a new key into the place of `master.key` and keeps the old one as `master.key.previous`, for the server to open
 * with at its next start. Ended at any moment, it leaves a key that opens everything in its place.
 *
 * @throws master-key.rotation-under-way while a previous one is still there
 */
export const rotateMasterKeyFile = async (dataDirectory: string): Promise<void> => {
  const file = join(dataDirectory, currentName);
  const previous = join(dataDirectory, previousName);
  const current = await readKeyFile(file);
  if (!current) throw new WindlassError("master-key.no-file", { parameters: { file } });
  const left = await readKeyFile(previous);
  if (left && left.id !== current.id)
    throw new WindlassError("master-key.rotation-under-way", { parameters: { file: previous } });
  // The old one has its second name before anything else takes the first.
  if (!left) await link(file, previous);
  const next = `${file}.next`;
  await rm(next, { force: true });
  await makeKeyFile(next);
  await rename(next, file);
};

/** Whole when it appears, however the process ends; the key of another start that was first stays. */
const makeKeyFile = async (file: string): Promise<void> => {
  const unfinished = `${file}.${randomBytes(6).toString("hex")}`;
  const handle = await open(unfinished, "wx", 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString("base64")}\n`);
    // A key that is not on disk when the first secret is sealed with it would lose that secret.
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(unfinished, file).catch((error: unknown) => {
    if (!isCode(error, "EEXIST")) throw error;
  });
  await rm(unfinished);
};
