import { applyPackageReplacement, planPackageReplacement } from "@windlass/planner";
import {
  changedMeanwhile,
  notFound,
  type PackageReplacement,
  type PackageReplacementPreview,
  type PackageReplacementPreviewRequest,
  type PackageReplacementRequest,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { namesOfPackagesNeeding, requirePackages } from "../software/listed.ts";
import { requireCompleteDefinition } from "./completeness.ts";
import { mayRead, mayWrite } from "./policy.ts";
import * as builds from "./repository.ts";
import { tellChange } from "./service.ts";

interface Planned {
  readonly row: builds.BuildRow;
  /** Null: the build does not name the replaced package. */
  readonly told: PackageReplacement | null;
}

/** All builds, by name, with what would become of them. */
const planAll = async (connection: Connection, input: PackageReplacementPreviewRequest): Promise<Planned[]> => {
  await requirePackages(connection, input.organisationId, [...new Set([input.replaced, input.by])]);
  const rows = await builds.readBuilds(connection, input.organisationId);
  return rows
    .map((row): Planned => {
      const planned = planPackageReplacement(row.definition, input);
      return { row, told: planned && { buildId: row.id, name: row.name, revision: row.revision, ...planned } };
    })
    .toSorted((one, other) => one.row.sort_name.localeCompare(other.row.sort_name));
};

/**
 * What would change if builds named another package in place of one. Changes nothing.
 *
 * @throws object.not-found, access.role-missing
 */
export const previewPackageReplacement = (
  context: ServerContext,
  actor: Actor,
  input: PackageReplacementPreviewRequest,
): Promise<PackageReplacementPreview> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, input.organisationId);
    mayRead(actor, { organisationId: input.organisationId });
    const planned = await planAll(connection, input);
    const stillNeededBy = await namesOfPackagesNeeding(connection, input.organisationId, input.replaced);
    return { builds: planned.flatMap(({ told }) => told ?? []), stillNeededBy };
  });

/**
 * Names another package in the chosen builds, in all of them or in none, as they were previewed.
 *
 * @throws object.not-found, access.role-missing, object.changed when a build is no longer what the preview showed
 */
export const replacePackage = (
  context: ServerContext,
  actor: Actor,
  input: PackageReplacementRequest,
): Promise<PackageReplacementPreview> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId } = input;
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
    await lockDefinitions(connection, organisationId);
    const planned = await planAll(connection, input);
    const changed: PackageReplacement[] = [];
    for (const { buildId, revision } of input.builds) {
      const found = planned.find(({ row }) => row.id === buildId);
      if (!found) throw notFound("build", buildId);
      const { row, told } = found;
      if (row.revision !== revision || !told) throw changedMeanwhile("build", row);
      const definition = applyPackageReplacement(row.definition, input);
      await requireCompleteDefinition(connection, organisationId, { ...definition, id: row.id });
      await builds.updateBuild(connection, row.id, definition, context.clock());
      await tellChange(context, connection, actor, row, { before: row.definition, after: definition });
      changed.push({ ...told, revision: row.revision + 1 });
    }
    const stillNeededBy = await namesOfPackagesNeeding(connection, organisationId, input.replaced);
    return { builds: changed, stillNeededBy };
  });
