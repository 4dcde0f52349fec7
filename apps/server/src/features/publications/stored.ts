import {
  notFound,
  type PublicationBody,
  publicationBody,
  type SignedPublication,
  WindlassError,
} from "@windlass/protocol";
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

/** @throws publication.content-removed */
const signedOf = (row: publications.SignedRow): SignedPublication => {
  if (row.body === null)
    throw new WindlassError("publication.content-removed", {
      parameters: { number: row.number, day: row.content_removed_at?.toISOString().slice(0, 10) ?? "an earlier day" },
    });
  return { body: row.body, sha256: row.sha256, signature: row.signature, keyId: row.key_id };
};

const storedOf = (row: publications.SignedRow): StoredPublication => {
  const signed = signedOf(row);
  return {
    id: row.id,
    organisationId: row.organisation_id,
    number: row.number,
    signed,
    body: publicationBody.parse(JSON.parse(signed.body)),
  };
};

/** The newest of the chain, whoever gets it: the next one goes on from it. Undefined before the first. */
export const newestPublication = async (
  connection: Connection,
  organisationId: string,
): Promise<StoredPublication | undefined> => {
  const row = await publications.findNewestPublication(connection, organisationId);
  return row && storedOf(row);
};

/** @throws object.not-found, publication.content-removed */
export const storedPublication = async (connection: Connection, id: string): Promise<StoredPublication> => {
  const row = await publications.findSignedPublication(connection, id);
  if (!row) throw notFound("publication", id);
  return storedOf(row);
};

/** @throws object.not-found when the organisation has none of this number, publication.content-removed */
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
 * @throws object.not-found when the scope does not hold it, publication.content-removed
 */
export const signedPublicationById = async (
  connection: Connection,
  publicationId: string,
): Promise<SignedPublication> => {
  const row = await publications.findSignedPublication(connection, publicationId);
  if (!row) throw notFound("publication", publicationId);
  return signedOf(row);
};
