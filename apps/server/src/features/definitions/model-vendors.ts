import {
  type DefinitionOf,
  type ModelVendorAnswer,
  type ModelVendorChange,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { recordChanges } from "../history/record.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { requireOwnSkus } from "./checks.ts";
import { mayRead, mayWrite } from "./policy.ts";
import * as definitions from "./repository.ts";

const kind = "device-model";

type Model = definitions.DefinitionRow & { readonly definition: DefinitionOf<"device-model"> };
type Vendor = Pick<definitions.DefinitionRow, "id" | "name" | "organisation_id">;

const loadVendor = async (connection: Connection, actor: Actor, id: string): Promise<Vendor> => {
  const row = await definitions.findDefinition(connection, id);
  if (row?.kind !== "vendor") throw notFound("vendor", id);
  mayRead(actor, { id, kind: row.kind, organisationId: row.organisation_id });
  return row;
};

const loadModels = async (connection: Connection, actor: Actor, ids: readonly string[]): Promise<Model[]> => {
  const found = new Map((await definitions.findDefinitions(connection, ids)).map((row) => [row.id, row]));
  return [...new Set(ids)].map((id) => {
    const row = found.get(id);
    if (row?.definition.kind !== kind) throw notFound(kind, id);
    mayWrite(actor, { id, kind, organisationId: row.organisation_id });
    return { ...row, definition: row.definition };
  });
};

const requireUsable = (vendor: Vendor, { id, name, organisation_id }: Model): void => {
  if (vendor.organisation_id === null || vendor.organisation_id === organisation_id) return;
  throw new WindlassError("definition.invalid", {
    parameters: { kind, name, what: `the vendor “${vendor.name}” belongs to another organisation` },
    object: { kind, id, name },
  });
};

/** The vendor's models as they would be: of one owner each name and each SKU means one. */
const requireApart = async (connection: Connection, vendorId: string, moved: readonly Model[]): Promise<void> => {
  for (const [organisationId, ofOwner] of Map.groupBy(moved, (row) => row.organisation_id)) {
    const ids = new Set(ofOwner.map(({ id }) => id));
    const rivals = (await definitions.readOfKind(connection, kind, organisationId)).filter(
      (other) =>
        other.organisationId === organisationId && !ids.has(other.id) && other.definition.vendorId === vendorId,
    );
    for (const { id, name, definition } of ofOwner) {
      // As the index keeps names apart.
      const lower = name.toLowerCase();
      if (rivals.some((other) => other.definition.name.toLowerCase() === lower))
        throw new WindlassError("object.name-taken", { parameters: { kind, name }, object: { kind, id, name } });
      const candidate = { id, organisationId, definition: { ...definition, vendorId } };
      requireOwnSkus(candidate, rivals);
      rivals.push(candidate);
    }
  }
};

/**
 * Makes device models those of one vendor: all of them, or none.
 *
 * @throws object.not-found, access.role-missing, access.shared-by-all; definition.invalid where one may not name the vendor
 * or a SKU means another of its models; object.name-taken where it has a model of that name
 */
export const setVendorOfModels = (
  context: ServerContext,
  actor: Actor,
  { vendorId, ids }: ModelVendorChange,
): Promise<ModelVendorAnswer> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await definitions.lockKind(connection, kind);
    await definitions.lockKind(connection, "vendor");
    const vendor = await loadVendor(connection, actor, vendorId);
    const models = await loadModels(connection, actor, ids);
    for (const model of models) requireUsable(vendor, model);
    const moved = models.filter(({ definition }) => definition.vendorId !== vendorId);
    await requireApart(connection, vendorId, moved);
    for (const { id, revision, definition } of moved)
      await definitions.updateDefinition(connection, id, revision, { ...definition, vendorId }, context.clock());
    await recordChanges(
      context,
      connection,
      { userId: actor.userId, name: actor.name },
      moved.map(({ id, organisation_id: organisationId, name, definition }) => ({
        object: { kind, id, organisationId, name },
        versions: { before: definition, after: { ...definition, vendorId } },
      })),
    );
    for (const organisationId of new Set(moved.map((row) => row.organisation_id)))
      await announce(connection, { topic: "definitions", organisationId, id: null });
    return { changed: moved.length, unchanged: models.length - moved.length };
  });
