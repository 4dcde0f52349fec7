import { createHash, randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
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

/**
 * The key everything secret is sealed with: from `WINDLASS_MASTER_KEY`, else from `master.key` in the data directory,
 * which is made at first start with mode 0600.
 */
export const loadMasterKey = async (dataDirectory: string, fromEnvironment: string | undefined): Promise<MasterKey> => {
  if (fromEnvironment) return parse(fromEnvironment, "WINDLASS_MASTER_KEY");
  const file = join(dataDirectory, "master.key");
  try {
    return parse(await readFile(file, "utf8"), file);
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
  await makeKeyFile(file);
  return parse(await readFile(file, "utf8"), file);
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
