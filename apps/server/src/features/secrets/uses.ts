import { notFound, type SecretKind, type SecretUser, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { findSecrets, type LibrarySecretRow, lockSecretUses } from "./library-repository.ts";

/** Whatever names secrets: a step's package, a security model, a build. */
export interface UserOfSecrets extends SecretUser {
  /** Null: shared by all organisations, and so are the secrets that it may name. */
  readonly organisationId: string | null;
}

/** A secret that something wants to name. */
export interface WantedSecret {
  readonly id: string;
  /** Kinds that can be used there; left out: any. */
  readonly kinds?: readonly SecretKind[];
}

/**
 * Keeps which secrets something names, instead of those it named before; call it in the transaction that saves it, with
 * none where it is deleted. A secret that is named cannot be deleted.
 *
 * @throws object.not-found where there is no such secret, or it is another organisation's
 * @throws secret.not-usable-here where the kind does not fit
 */
export const setSecretUses = async (
  connection: Connection,
  user: UserOfSecrets,
  wanted: readonly WantedSecret[],
): Promise<void> => {
  // Whoever deletes one of them waits for this, or this for it.
  if (wanted.length > 0) await lockSecretUses(connection);
  const found = new Map(
    (await findSecrets(connection, [...new Set(wanted.map(({ id }) => id))])).map((row) => [row.id, row]),
  );
  for (const { id, kinds } of wanted) {
    const secret = found.get(id);
    const isOwn = secret && (secret.organisation_id === null || secret.organisation_id === user.organisationId);
    if (!isOwn) throw notFound("secret", id);
    if (kinds && !kinds.includes(secret.kind))
      throw new WindlassError("secret.not-usable-here", {
        parameters: { name: secret.name, what: `it is a ${secret.kind}, and a ${kinds.join(" or ")} is needed` },
      });
  }
  await connection
    .deleteFrom("secret_uses")
    .where("user_kind", "=", user.kind)
    .where("user_id", "=", user.id)
    .execute();
  if (found.size === 0) return;
  await connection
    .insertInto("secret_uses")
    .values(
      [...found.keys()].map((id) => ({
        secret_id: id,
        user_kind: user.kind,
        user_id: user.id,
        organisation_id: user.organisationId,
        user_name: user.name,
      })),
    )
    .execute();
};

/** What describes the secrets of these ids, as far as the transaction's scope sees. */
export const readSecretsByIds = async (
  connection: Connection,
  ids: readonly string[],
): Promise<Map<string, LibrarySecretRow>> =>
  new Map((await findSecrets(connection, [...new Set(ids)])).map((row) => [row.id, row]));

/** Who names each of the secrets, as far as the transaction's scope sees. */
export const usersOfSecrets = async (
  connection: Connection,
  ids: readonly string[],
): Promise<Map<string, SecretUser[]>> => {
  const users = new Map<string, SecretUser[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return users;
  const rows = await connection
    .selectFrom("secret_uses")
    .selectAll()
    .where("secret_id", "in", ids)
    .orderBy("user_name")
    .execute();
  for (const row of rows) users.get(row.secret_id)?.push({ kind: row.user_kind, id: row.user_id, name: row.user_name });
  return users;
};
