import { removalOf } from "@windlass/planner";
import {
  changedMeanwhile,
  type ListQuery,
  notFound,
  type PublicationBody,
  type PublishedPackage,
  type PublishedRemoval,
  type SoftwarePackageView,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { tellTakenName } from "../../database/rows.ts";
import { recordChange } from "../history/record.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { requireSoundDefinition } from "./definition-rules.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { definitionOf, presentPackage, publishedPackageOf } from "./presenter.ts";
import { productOfName } from "./products/product-of-name.ts";
import * as packages from "./repository.ts";
import { keepSecretUses } from "./secret-uses.ts";
import { withInstallerSizes } from "./winget/installers.ts";

const kind = "software package";
const changedKind = "software-package";
const position = z.object({ name: z.string(), version: z.string(), id: z.uuid() });

export const listPackages = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    packages.listPackages(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    }),
  );
  return pageFrom(rows, query.limit, presentPackage, (row) => ({
    name: row.sort_name,
    version: row.version,
    id: row.id,
  }));
};

export const loadPackage = async (connection: Connection, id: string): Promise<packages.PackageRow> => {
  const row = await packages.findPackage(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

export const readPackage = (context: ServerContext, actor: Actor, id: string): Promise<SoftwarePackageView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPackage(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id });
    return presentPackage(row);
  });

/**
 * The package, locked until the end of the transaction.
 *
 * @throws object.not-found, access.role-missing
 */
export const loadPackageToChange = async (connection: Connection, actor: Actor, id: string) => {
  const row = await packages.findPackageForUpdate(connection, id);
  if (!row) throw notFound(kind, id);
  mayWrite(actor, { id, organisationId: row.organisation_id });
  return row;
};

/** What the history compares: all a person describes of a package, and its files by path. */
export const changeableOf = (row: packages.PackageRow) => ({
  ...definitionOf(row),
  files: row.files.map(({ path, sha256 }) => ({ name: path, sha256 })),
});

/** Tells viewers of the package, and of the builds: one that names it now differs from what is published. */
export const announcePackage = async (connection: Connection, organisationId: string, id: string): Promise<void> => {
  await announce(connection, { topic: "software-packages", organisationId, id });
  await announce(connection, { topic: "builds", organisationId, id: null });
};

/** Announces a change that was made, keeps who made it, and gives the package as it is now. */
export const presentChanged = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  before: packages.PackageRow | null,
  id: string,
): Promise<SoftwarePackageView> => {
  const row = await loadPackage(connection, id);
  const { organisation_id: organisationId, name } = row;
  await keepSecretUses(connection, row);
  await recordChange(
    context,
    connection,
    actor,
    { kind: changedKind, id, organisationId, name },
    { before: before && changeableOf(before), after: changeableOf(row) },
  );
  await announcePackage(connection, organisationId, id);
  return presentPackage(row);
};

/** Name and version together are what tells packages of an organisation apart. */
export const tellTakenVersion = <Result>(
  { name, version }: Pick<packages.PackageDefinition, "name" | "version">,
  work: Promise<Result>,
) => tellTakenName("software_packages_name", { kind, name: `${name} ${version}` }, work);

export const createPackage = (
  context: ServerContext,
  actor: Actor,
  input: packages.PackageDefinition & { organisationId: string },
): Promise<SoftwarePackageView> =>
  tellTakenVersion(
    input,
    context.database.within(scopeOf(actor), async (connection) => {
      await loadOrganisation(connection, actor, input.organisationId);
      mayWrite(actor, { organisationId: input.organisationId });
      await lockDefinitions(connection, input.organisationId);
      await requireSoundDefinition(connection, input.organisationId, null, input);
      const product = await productOfName(context, connection, actor, input.organisationId, input.name);
      const id = await packages.insertPackage(connection, input.organisationId, product, input, context.clock());
      return presentChanged(context, connection, actor, null, id);
    }),
  );

/** @throws object.changed when somebody saved it since the caller opened it */
export const updatePackage = (
  context: ServerContext,
  actor: Actor,
  id: string,
  input: packages.PackageDefinition & { revision: number },
): Promise<SoftwarePackageView> =>
  tellTakenVersion(
    input,
    context.database.within(scopeOf(actor), async (connection) => {
      const { organisation_id: organisationId } = await loadPackage(connection, id);
      // Before the row: whoever deletes a package takes the locks in this order.
      await lockDefinitions(connection, organisationId);
      const row = await loadPackageToChange(connection, actor, id);
      if (row.revision !== input.revision) throw changedMeanwhile(kind, row);
      await requireSoundDefinition(connection, organisationId, id, input);
      const product = await productOfName(context, connection, actor, organisationId, input.name);
      await packages.updatePackage(connection, id, product, input, context.clock());
      return presentChanged(context, connection, actor, row, id);
    }),
  );

/** An organisation's packages as a publication holds them, by id, and how each would be removed. */
export const readPackagesForPublication = async (
  connection: Connection,
  organisationId: string,
): Promise<Pick<PublicationBody, "packages" | "removals">> => {
  const saved = (await packages.readPackages(connection, organisationId)).map(publishedPackageOf);
  const published = await withInstallerSizes(connection, organisationId, saved);
  return { packages: published, removals: published.map(removalOf) };
};

/** Devices get a package as one archive. @throws publication.package-unpacked naming the first without one, and why */
export const requirePackedPackages = async (
  connection: Connection,
  published: readonly (PublishedPackage | PublishedRemoval)[],
): Promise<void> => {
  const unpacked = published.find((entry) => entry.files.length > 0 && entry.archive === null);
  if (!unpacked) return;
  const { packing_problem: problem } = await loadPackage(connection, unpacked.id);
  throw new WindlassError("publication.package-unpacked", {
    parameters: {
      name: `${unpacked.name} ${unpacked.version}`,
      what: problem ? `, because packing failed: ${problem.message.replace(/\.$/, "")}` : "",
    },
    object: { kind, id: unpacked.id, name: unpacked.name },
  });
};
