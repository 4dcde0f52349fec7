import { foldedName } from "@windlass/planner";
import {
  type DefinitionOf,
  type DefinitionView,
  definition as definitionSchema,
  notFound,
  type VendorMerge,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { tellTakenName } from "../../database/rows.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { checkDefinition } from "./checks.ts";
import { mayWrite } from "./policy.ts";
import * as definitions from "./repository.ts";
import { presentOne, tellChange } from "./service.ts";

type Vendor = definitions.DefinitionRow & { readonly definition: DefinitionOf<"vendor"> };

const loadVendor = async (connection: Connection, actor: Actor, id: string): Promise<Vendor> => {
  const row = await definitions.findDefinition(connection, id);
  if (row?.definition.kind !== "vendor") throw notFound("vendor", id);
  mayWrite(actor, { id, kind: row.kind, organisationId: row.organisation_id });
  return { ...row, definition: row.definition };
};

/** Every name of all of them but the one that stays, each once. */
const namesOf = (kept: Vendor, merged: readonly Vendor[]): string[] => {
  const names = new Map<string, string>();
  for (const name of [kept, ...merged].flatMap(({ definition }) => [definition.name, ...definition.aliases])) {
    // `HP` and `HP*` are two: one is a name, the other a beginning.
    const key = `${foldedName(name)}${name.trim().endsWith("*") ? "*" : ""}`;
    if (!names.has(key)) names.set(key, name);
  }
  return [...names.values()].slice(1);
};

const refuse = ({ kind, name, id }: Vendor, what: string): WindlassError =>
  new WindlassError("definition.invalid", { parameters: { kind, name, what }, object: { kind, id, name } });

const moveModels = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  from: readonly Vendor[],
  vendorId: string,
): Promise<void> => {
  const models = await definitions.modelsOfVendors(
    connection,
    from.map(({ id }) => id),
  );
  for (const { id } of models) {
    const row = await definitions.findDefinition(connection, id);
    if (row?.definition.kind !== "device-model") continue;
    const after = { ...row.definition, vendorId };
    await definitions.updateDefinition(connection, id, row.revision, after, context.clock());
    await tellChange(context, connection, actor, row, { before: row.definition, after });
  }
};

/**
 * Makes one vendor of several: it takes the names and the device models of the others, which are deleted. What asked for
 * one of them by name finds the one that is left.
 *
 * @throws object.not-found, access.role-missing, access.shared-by-all; definition.invalid where they have different owners or
 * too many names; object.name-taken where two of them have a model of one name
 */
export const mergeVendors = (
  context: ServerContext,
  actor: Actor,
  { intoId, ids }: VendorMerge,
): Promise<DefinitionView> =>
  tellTakenName(
    "definitions_name",
    { kind: "device-model", name: "of one name" },
    context.database.within(scopeOf(actor), async (connection) => {
      await definitions.lockKind(connection, "device-model");
      await definitions.lockKind(connection, "vendor");
      const kept = await loadVendor(connection, actor, intoId);
      const merged: Vendor[] = [];
      for (const id of new Set(ids)) if (id !== intoId) merged.push(await loadVendor(connection, actor, id));
      const foreign = merged.find(({ organisation_id: owner }) => owner !== kept.organisation_id);
      if (foreign) throw refuse(foreign, `it does not belong to whom “${kept.name}” belongs to`);
      const parsed = definitionSchema.safeParse({ ...kept.definition, aliases: namesOf(kept, merged) });
      if (!parsed.success) throw refuse(kept, "together they have more than a hundred names");
      await moveModels(context, connection, actor, merged, intoId);
      await definitions.deleteDefinitions(
        connection,
        merged.map(({ id }) => id),
      );
      for (const row of merged)
        await tellChange(context, connection, actor, row, { before: row.definition, after: null });
      await checkDefinition(connection, { id: intoId, organisationId: kept.organisation_id, definition: parsed.data });
      await definitions.updateDefinition(connection, intoId, kept.revision, parsed.data, context.clock());
      await tellChange(context, connection, actor, kept, { before: kept.definition, after: parsed.data });
      return presentOne(connection, intoId);
    }),
  );
