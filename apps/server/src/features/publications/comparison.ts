import { diffDrivers, diffPublications } from "@windlass/planner";
import type { PublicationBody, PublicationComparison, PublicationComparisonQuery } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { type CatalogueContents, deployableDrivers, fingerprintOf, readCatalogue } from "../drivers/catalogue.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { draftBody } from "./draft.ts";
import { mayRead } from "./policy.ts";
import { publicationByNumber } from "./stored.ts";

/** One side of a comparison: the fingerprint says whether the drivers need to be read at all. */
interface Side {
  readonly number: number | null;
  readonly body: PublicationBody;
  readonly fingerprint: string | null;
  readonly drivers: () => Promise<CatalogueContents>;
}

const publishedSide = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  number: number,
): Promise<Side> => {
  const { body } = await publicationByNumber(connection, organisationId, number);
  const { driverCatalogue } = body;
  return {
    number,
    body,
    fingerprint: driverCatalogue?.fingerprint ?? null,
    drivers: () => readCatalogue(context.content, driverCatalogue),
  };
};

const draftSide = async (context: ServerContext, connection: Connection, organisationId: string): Promise<Side> => {
  const drivers = await deployableDrivers(connection, organisationId);
  return {
    number: null,
    body: await draftBody(connection, organisationId, { at: context.clock(), previous: undefined, drivers, alike: [] }),
    fingerprint: fingerprintOf(drivers),
    drivers: () => Promise.resolve(drivers),
  };
};

/**
 * What differs between two publications of an organisation, whichever is the older, or between one and the definitions as
 * they are.
 *
 * @throws object.not-found
 */
export const comparePublications = (
  context: ServerContext,
  actor: Actor,
  { organisationId, from, to }: PublicationComparisonQuery,
): Promise<PublicationComparison> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, { organisationId });
    const before = await publishedSide(context, connection, organisationId, from);
    const after =
      to === undefined
        ? await draftSide(context, connection, organisationId)
        : await publishedSide(context, connection, organisationId, to);
    const sameDrivers = before.fingerprint === after.fingerprint;
    return {
      from,
      to: after.number,
      changes: [
        ...diffPublications(before.body, after.body),
        ...(sameDrivers ? [] : diffDrivers(await before.drivers(), await after.drivers(), organisationId)),
      ],
    };
  });
