import { randomUUID } from "node:crypto";
import { notFound, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { openEnvelope, sealEnvelope } from "../../security/envelope.ts";
import type { SealedPlace } from "../../security/sealed-place.ts";
import * as secrets from "./repository.ts";

/** Ties an envelope to its row: one copied to another secret does not open. */
const contextOf = (id: string): string => `secret:${id}`;

/** For the rotation of the master key. */
export const sealedSecrets: SealedPlace = { table: "secrets", key: "id", column: "envelope", contextOf };

/**
 * Keeps a value under a name of the organisation (null: of the installation), replacing the one before. There is no way to read it back through the
 * API. The caller has authorised the actor on what the secret belongs to.
 *
 * @returns the secret's id
 */
export const putSecret = async (
  context: ServerContext,
  connection: Connection,
  secret: { organisationId: string | null; name: string; kind: secrets.SecretKind; value: string },
): Promise<string> => {
  const id = (await secrets.findSecretId(connection, secret.organisationId, secret.name)) ?? randomUUID();
  await secrets.saveSecret(connection, {
    id,
    organisationId: secret.organisationId,
    name: secret.name,
    kind: secret.kind,
    envelope: sealEnvelope(context.masterKey, secret.value, contextOf(id)),
    setAt: context.clock(),
  });
  return id;
};

/** Forgets a value. The caller has authorised the actor, and nothing names the secret any more. */
export const removeSecret = (connection: Connection, id: string): Promise<void> => secrets.deleteSecret(connection, id);

/**
 * The value itself, for one use inside the server. Never put it into an answer, a log line or an error.
 *
 * @throws object.not-found; start.master-key-wrong when it was sealed with another master key
 */
export const openSecret = async (context: ServerContext, connection: Connection, id: string): Promise<string> => {
  const envelope = await secrets.findEnvelope(connection, id);
  if (!envelope) throw notFound("secret", id);
  try {
    return openEnvelope(context.masterKey, envelope, contextOf(id));
  } catch (cause) {
    throw new WindlassError("start.master-key-wrong", { cause });
  }
};
