import { type SecretDelivery, type SecretValue, secretValue } from "@windlass/protocol";
import { sql } from "kysely";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { instantOf } from "../../database/rows.ts";
import { findSecrets, type LibrarySecretRow, lockSecretUses } from "./library-repository.ts";
import { openSecret } from "./service.ts";

/** One attempt of one step of one device. */
export interface Receiver {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
  readonly serialNumber: string;
  readonly stepId: string;
  readonly stepTitle: string;
  readonly attempt: number;
}

/**
 * Writes down that a device is given secrets, before it is: what is written may not have arrived, and what arrived is
 * always written.
 *
 * @param connection inside the receiver's organisation: what is another's is not found
 * @returns the secrets; or that this attempt was given them before, or that one of them is missing
 */
export const noteDelivery = async (
  context: ServerContext,
  connection: Connection,
  to: Receiver,
  secretIds: readonly string[],
): Promise<readonly LibrarySecretRow[] | "given-before" | "missing"> => {
  const ids = [...new Set(secretIds)];
  const rows = await findSecrets(connection, ids);
  if (rows.length < ids.length) return "missing";
  if (!(await writeDown(context, connection, to, rows))) return "given-before";
  for (const row of rows)
    await announce(connection, { topic: "secrets", organisationId: row.organisation_id, id: row.id });
  return rows;
};

/** Something that is given: of the library, or kept elsewhere. */
interface Delivered {
  readonly id: string;
  readonly name: string;
}

/** Writes down what a device is given; false where this attempt was given some of it before. */
export const writeDown = async (
  context: ServerContext,
  connection: Connection,
  to: Receiver,
  rows: readonly Delivered[],
): Promise<boolean> => {
  const inserted = await connection
    .insertInto("secret_deliveries")
    .values(
      rows.map((row) => ({
        organisation_id: to.organisationId,
        deployment_id: to.deploymentId,
        device_id: to.deviceId,
        secret_id: row.id,
        secret_name: row.name,
        step_id: to.stepId,
        step_title: to.stepTitle,
        attempt: to.attempt,
        serial_number: to.serialNumber,
        delivered_at: context.clock(),
      })),
    )
    .onConflict((conflict) => conflict.columns(["deployment_id", "step_id", "attempt", "secret_id"]).doNothing())
    .returning("id")
    .execute();
  return inserted.length === rows.length;
};

/**
 * Whether one of these was given to another deployment since its value was set. A computer account opens a domain to
 * whoever has it, and Windows changes its password once it is used: it is good for one deployment.
 */
export const wereGivenToAnother = async (
  connection: Connection,
  deploymentId: string,
  ids: readonly string[],
): Promise<boolean> => {
  // Of two that ask at once the second finds what the first was given.
  await lockSecretUses(connection);
  const row = await connection
    .selectFrom("secret_deliveries")
    .innerJoin("library_secrets", "library_secrets.id", "secret_deliveries.secret_id")
    .select("secret_deliveries.id")
    .where("secret_deliveries.secret_id", "in", ids)
    .where("secret_deliveries.deployment_id", "!=", deploymentId)
    .whereRef("secret_deliveries.delivered_at", ">=", "library_secrets.value_set_at")
    .executeTakeFirst();
  return row !== undefined;
};

/** How many secrets a deployment was given since a moment. */
export const countDeliveries = async (connection: Connection, deploymentId: string, since: Date): Promise<number> => {
  const row = await connection
    .selectFrom("secret_deliveries")
    .select(sql<number>`count(*)::integer`.as("count"))
    .where("deployment_id", "=", deploymentId)
    .where("delivered_at", ">", since)
    .executeTakeFirstOrThrow();
  return row.count;
};

/** The values of secrets that were found inside an organisation, for one message to one device. */
export const openValues = async (
  context: ServerContext,
  rows: readonly LibrarySecretRow[],
): Promise<{ id: string; value: SecretValue }[]> => {
  const values: { id: string; value: SecretValue }[] = [];
  for (const row of rows) {
    // What all organisations share is sealed for the installation, where no organisation's scope reaches.
    const scope = row.organisation_id === null ? wholeInstallation : oneOrganisation(row.organisation_id);
    const text = await context.database.within(scope, (connection) => openSecret(context, connection, row.sealed_id));
    values.push({ id: row.id, value: secretValue.parse(JSON.parse(text)) });
  }
  return values;
};

/** When each of the secrets was given to a device last, as far as the transaction's scope sees. */
export const newestDeliveries = async (
  connection: Connection,
  ids: readonly string[],
): Promise<Map<string, SecretDelivery>> => {
  if (ids.length === 0) return new Map();
  const rows = await connection
    .selectFrom("secret_deliveries")
    .distinctOn("secret_id")
    .selectAll()
    .where("secret_id", "in", ids)
    .orderBy("secret_id")
    .orderBy("id", "desc")
    .execute();
  return new Map(
    rows.map((row) => [
      row.secret_id,
      {
        deviceId: row.device_id,
        serialNumber: row.serial_number,
        deploymentId: row.deployment_id,
        step: row.step_title,
        at: instantOf(row.delivered_at),
      },
    ]),
  );
};
