import { applyReplacement, planReplacement } from "@windlass/planner";
import {
  changedMeanwhile,
  notFound,
  type PublishedOperatingSystem,
  type ReplacementPreview,
  type ReplacementPreviewRequest,
  type ReplacementRequest,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { readOperatingSystemsForPublication } from "../operating-systems/published.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { requireCompleteDefinition } from "./completeness.ts";
import { mayRead, mayWrite } from "./policy.ts";
import * as builds from "./repository.ts";
import { tellChange } from "./service.ts";

type Planned = { readonly row: builds.BuildRow; readonly entries: ReplacementPreview["builds"][number]["entries"] };

const readMedia = async (
  connection: Connection,
  input: { organisationId: string; replaced: readonly string[]; by: readonly string[] },
) => {
  const all = await readOperatingSystemsForPublication(connection, input.organisationId);
  const known = (id: string): PublishedOperatingSystem => {
    const found = all.find((each) => each.id === id);
    if (!found) throw notFound("operating system", id);
    return found;
  };
  return { replaced: input.replaced.map(known), candidates: input.by.map(known) };
};

/** The builds that use the replaced media, by name, with what would become of them. */
const planAll = async (
  connection: Connection,
  input: { organisationId: string; replaced: readonly string[]; by: readonly string[] },
): Promise<Planned[]> => {
  const media = await readMedia(connection, input);
  const rows = await builds.readBuilds(connection, input.organisationId);
  return rows
    .map((row) => ({ row, entries: planReplacement(row.definition, media) }))
    .filter(({ entries }) => entries.length > 0)
    .toSorted((one, other) => one.row.sort_name.localeCompare(other.row.sort_name));
};

/**
 * What replacing operating systems would change in the builds that use them, and where there is no counterpart. Changes
 * nothing.
 *
 * @throws object.not-found, access.role-missing
 */
export const previewReplacement = (
  context: ServerContext,
  actor: Actor,
  input: ReplacementPreviewRequest,
): Promise<ReplacementPreview> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, input.organisationId);
    mayRead(actor, { organisationId: input.organisationId });
    const planned = await planAll(connection, input);
    const wanted = input.buildIds && new Set(input.buildIds);
    return {
      builds: planned
        .filter(({ row }) => wanted === undefined || wanted.has(row.id))
        .map(({ row, entries }) => ({ buildId: row.id, name: row.name, revision: row.revision, entries })),
    };
  });

const changeOne = async (context: ServerContext, connection: Connection, actor: Actor, { row, entries }: Planned) => {
  const problem = entries.find((entry) => entry.problem !== null)?.problem;
  if (problem)
    throw new WindlassError("image.no-counterpart", {
      parameters: { build: row.name, what: problem },
      object: { kind: "build", id: row.id, name: row.name },
    });
  const definition = applyReplacement(row.definition, entries);
  await requireCompleteDefinition(connection, row.organisation_id, { ...definition, id: row.id });
  await builds.updateBuild(connection, row.id, definition, context.clock());
  await tellChange(context, connection, actor, row, { before: row.definition, after: definition });
};

/**
 * Replaces operating systems in the chosen builds, in all of them or in none, as they were previewed.
 *
 * @throws object.not-found, access.role-missing, object.changed when a build is no longer what the preview showed,
 * image.no-counterpart
 */
export const replaceOperatingSystems = (
  context: ServerContext,
  actor: Actor,
  input: ReplacementRequest,
): Promise<ReplacementPreview> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId } = input;
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
    await lockDefinitions(connection, organisationId);
    const planned = await planAll(connection, input);
    const changed: ReplacementPreview["builds"] = [];
    for (const { buildId, revision } of input.builds) {
      const found = planned.find(({ row }) => row.id === buildId);
      if (!found) throw notFound("build", buildId);
      const { row, entries } = found;
      if (row.revision !== revision) throw changedMeanwhile("build", row);
      await changeOne(context, connection, actor, found);
      changed.push({ buildId, name: row.name, revision: row.revision + 1, entries });
    }
    return { builds: changed };
  });
