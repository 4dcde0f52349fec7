import { problemsThatStop } from "@windlass/planner";
import { type PublishedDrivers, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { deployableDrivers, fingerprintOf, writeCatalogueOf } from "../drivers/catalogue.ts";
import { type Draft, draftBody } from "./draft.ts";
import { contentProblems } from "./problems/content.ts";
import { releasedToAll } from "./releases/current.ts";
import { newestPublication } from "./stored.ts";

export const notReady = (what: string, problems: Draft["problems"]) =>
  new WindlassError("publication.not-ready", { parameters: { what }, details: { problems } });

/** @throws publication.not-ready with all of them in its details, where one stops publishing */
export const refuseProblems = (all: Draft["problems"]): void => {
  const problems = problemsThatStop(all);
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
  throw notReady(`${first.name}: ${first.message.replace(/\.$/, "")}${more}`, problems);
};

/**
 * Asks the store before anything is packed or signed. What is brought in between this and the lock has just been written.
 *
 * @throws publication.not-ready
 */
export const refuseMissingContent = async (context: ServerContext, organisationId: string): Promise<void> => {
  const { body, drivers } = await context.database.within(oneOrganisation(organisationId), async (connection) => {
    const drivers = await deployableDrivers(connection, organisationId);
    const from = { at: context.clock(), previous: undefined, drivers, alike: [] };
    return { body: await draftBody(connection, organisationId, from), drivers };
  });
  refuseProblems(await contentProblems(context, body, drivers));
};

/**
 * Writes the catalogue of drivers before anybody is kept waiting: facts of ten thousand of them take seconds. Null where
 * a publication before has it, or the library changed meanwhile.
 */
export const prepareCatalogue = (context: ServerContext, organisationId: string): Promise<PublishedDrivers | null> =>
  context.database
    .within(oneOrganisation(organisationId), async (connection) => {
      const drivers = await deployableDrivers(connection, organisationId);
      const fingerprint = fingerprintOf(drivers);
      for (const known of [
        await releasedToAll(connection, organisationId),
        await newestPublication(connection, organisationId),
      ])
        if (known?.body.driverCatalogue?.fingerprint === fingerprint) return null;
      return await writeCatalogueOf(connection, context.content, drivers);
    })
    .catch((error: unknown) => {
      if (error instanceof WindlassError && error.code === "object.changed") return null;
      throw error;
    });
