import { createHash, randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";
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

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

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
    if (!isMissing(error)) throw error;
  }
  const text = randomBytes(32).toString("base64");
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(`${text}\n`);
    // A key that is not on disk when the first secret is sealed with it would lose that secret.
    await handle.sync();
  } finally {
    await handle.close();
  }
  return parse(text, file);
};
