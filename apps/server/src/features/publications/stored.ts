import { notFound, type PublicationBody, publicationBody, type SignedPublication } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import * as publications from "./repository.ts";

/** A publication with its text read. */
export interface StoredPublication {
  readonly id: string;
  readonly organisationId: string;
  readonly number: number;
  readonly signed: SignedPublication;
  readonly body: PublicationBody;
}

const signedOf = (row: publications.SignedRow): SignedPublication => ({
  body: row.body,
  sha256: row.sha256,
  signature: row.signature,
  keyId: row.key_id,
});

const storedOf = (row: publications.SignedRow): StoredPublication => ({
  id: row.id,
  organisationId: row.organisation_id,
  number: row.number,
  signed: signedOf(row),
  body: publicationBody.parse(JSON.parse(row.body)),
});

/** What the organisation's devices deploy now; undefined before its first publication. */
export const newestPublication = async (
  connection: Connection,
  organisationId: string,
): Promise<StoredPublication | undefined> => {
  const row = await publications.findNewestPublication(connection, organisationId);
  return row && storedOf(row);
};

/** @throws object.not-found when the organisation has none of this number */
export const publicationByNumber = async (
  connection: Connection,
  organisationId: string,
  number: number,
): Promise<StoredPublication> => {
  const row = await publications.findSignedByNumber(connection, organisationId, number);
  if (!row) throw notFound("publication", String(number));
  return storedOf(row);
};

/**
 * A publication as it travels to the device whose deployment was approved with it.
 *
 * @throws object.not-found when the scope does not hold it
 */
export const signedPublicationById = async (
  connection: Connection,
  publicationId: string,
): Promise<SignedPublication> => {
  const row = await publications.findSignedPublication(connection, publicationId);
  if (!row) throw notFound("publication", publicationId);
  return signedOf(row);
};
