import { generateSigningKey, keyIdOf, type SigningKey, signingKeyFromSeed } from "@windlass/content";
import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { openEnvelope, sealEnvelope } from "../../security/envelope.ts";
import type { SealedPlace } from "../../security/sealed-place.ts";
import * as keys from "./repository.ts";

/** Ties an envelope to its row: one copied to another key does not open. */
const contextOf = (keyId: string): string => `signing-key:${keyId}`;

/** For the rotation of the master key. */
export const sealedSigningKeys: SealedPlace = {
  table: "signing_keys",
  key: "key_id",
  column: "private_key",
  contextOf,
};

/** The installation's keys, made at first start: one for publications, one for content tickets. */
export const ensureSigningKeys = (context: ServerContext): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    await keys.lockKeys(connection);
    for (const purpose of ["publication", "content-ticket"] as const) {
      if (await keys.findCurrentKey(connection, purpose)) continue;
      const made = generateSigningKey();
      const keyId = keyIdOf(made.publicKey);
      const seed = Buffer.from(made.seed).toString("base64");
      await keys.insertKey(connection, {
        purpose,
        keyId,
        publicKey: made.publicKey,
        envelope: sealEnvelope(context.masterKey, seed, contextOf(keyId)),
      });
    }
  });

const current = async (connection: Connection, purpose: keys.Purpose) => {
  const row = await keys.findCurrentKey(connection, purpose);
  if (!row) throw new Error(`there is no ${purpose} key`);
  return row;
};

/** Raw public key, base64url. */
export const currentPublicKey = (context: ServerContext, purpose: keys.Purpose): Promise<string> =>
  context.database.within(wholeInstallation, async (connection) => (await current(connection, purpose)).publicKey);

/**
 * The key itself, opened for this use.
 * @throws start.master-key-wrong when this installation's master key is not the one it was sealed with
 */
export const currentSigningKey = async (context: ServerContext, purpose: keys.Purpose): Promise<SigningKey> => {
  const row = await context.database.within(wholeInstallation, (connection) => current(connection, purpose));
  try {
    const seed = openEnvelope(context.masterKey, row.envelope, contextOf(row.keyId));
    return signingKeyFromSeed(Buffer.from(seed, "base64"));
  } catch (cause) {
    throw new WindlassError("start.master-key-wrong", { cause });
  }
};
