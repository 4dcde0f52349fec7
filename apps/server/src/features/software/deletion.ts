import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { type InUse, requireUnused } from "../../in-use.ts";
import { namesOfBuildsUsing } from "../builds/usage.ts";
import { recordChange } from "../history/record.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayWrite } from "./policy.ts";
import * as packages from "./repository.ts";
import { forgetSecretUses } from "./secret-uses.ts";
import { announcePackage, changeableOf, loadPackage } from "./service.ts";

const kind = "software package";

/** A package with the builds, and the packages that stay, which name it. */
const usesOf = async (connection: Connection, row: packages.PackageRow, going: ReadonlySet<string>): Promise<InUse> => {
  const { id, name, version, organisation_id: organisationId } = row;
  const builds = await namesOfBuildsUsing(connection, organisationId, { packageId: id });
  const needing = await packages.packagesNeeding(connection, organisationId, id);
  const replacing = await packages.packagesReplacing(connection, organisationId, id);
  const staying = (others: typeof needing) => others.filter((other) => !going.has(other.id));
  const users = [
    ...builds.map((build) => `the build “${build}”`),
    ...staying(needing).map((other) => `the software package “${other.title}”`),
    ...staying(replacing).map((other) => `the software package “${other.title}”, which replaces it`),
  ];
  return { kind, id, name, title: `${name} ${version}`, users };
};

/**
 * Deletes packages, all of them or none. Those that need each other go together; publications that hold them keep them.
 *
 * @throws object.not-found, access.role-missing, object.in-use, object.several-in-use while a build
 * or a package that stays names one
 */
export const deletePackages = (context: ServerContext, actor: Actor, ids: readonly string[]): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const going = new Set(ids);
    const found: packages.PackageRow[] = [];
    for (const id of going) {
      const row = await loadPackage(connection, id);
      mayWrite(actor, { id, organisationId: row.organisation_id });
      found.push(row);
    }
    // In one order, so that two who delete never wait for each other.
    for (const organisationId of [...new Set(found.map((row) => row.organisation_id))].toSorted())
      await lockDefinitions(connection, organisationId);
    const rows: packages.PackageRow[] = [];
    for (const { id } of found) rows.push(await loadPackage(connection, id));
    const uses: InUse[] = [];
    for (const row of rows) uses.push(await usesOf(connection, row, going));
    requireUnused(uses);
    for (const row of rows) {
      const { id } = row;
      await forgetSecretUses(connection, row);
      await packages.deletePackage(connection, id);
      const object = { kind: "software-package" as const, id, organisationId: row.organisation_id, name: row.name };
      await recordChange(context, connection, actor, object, { before: changeableOf(row), after: null });
      await announcePackage(connection, row.organisation_id, id);
    }
  });
