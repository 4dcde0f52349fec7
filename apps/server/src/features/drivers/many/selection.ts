import {
  type DriverLeftReason,
  type DriverSelection,
  mostChosenDrivers,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import type { Actor } from "../../people/actor.ts";
import { mayWrite } from "../policy.ts";
import { type DriverCondition, matching } from "../repository.ts";
import * as many from "./repository.ts";

interface LeftDriver {
  readonly id: string;
  readonly description: string;
  readonly reason: DriverLeftReason;
}

/** What a selection means to somebody: what they may change, and what they may only see. */
export interface Chosen {
  readonly rows: readonly many.SaidRow[];
  readonly left: readonly LeftDriver[];
}

const conditionOf = (selection: DriverSelection): DriverCondition =>
  selection.driverIds
    ? () => sql<boolean>`id = any(${selection.driverIds}::uuid[])`
    : matching({ ...selection.matching, limit: mostChosenDrivers });

/** Refuses a selection that is not what its author saw. */
const requireAsExpected = (selection: DriverSelection, ids: ReadonlySet<string>, found: number): void => {
  if (selection.driverIds) {
    const missing = selection.driverIds.find((id) => !ids.has(id));
    if (missing !== undefined) throw notFound("driver", missing);
    return;
  }
  const { expected = 0 } = selection;
  if (found !== expected) throw new WindlassError("driver.selection-changed", { parameters: { expected, found } });
  if (found > mostChosenDrivers)
    throw new WindlassError("driver.selection-too-large", { parameters: { found, limit: mostChosenDrivers } });
};

/** Why the actor may not change what belongs to this organisation; null: they may. */
const refusalFor = (actor: Actor, organisationId: string | null): WindlassError | null => {
  try {
    mayWrite(actor, { organisationId });
    return null;
  } catch (error) {
    if (error instanceof WindlassError) return error;
    throw error;
  }
};

/**
 * Finds what a selection means. What the actor may see and not change is told as left; when they may change none of it,
 * that is the answer.
 *
 * @param locked for a change: nobody else changes them until the transaction ends
 * @throws object.not-found, driver.selection-changed, driver.selection-too-large, access.role-missing,
 *   access.shared-by-all
 */
export const findSelection = async (
  connection: Connection,
  actor: Actor,
  selection: DriverSelection,
  locked: boolean,
): Promise<Chosen> => {
  const condition = conditionOf(selection);
  const found = await many.findChosen(connection, condition, mostChosenDrivers + 1);
  const all = found.length > mostChosenDrivers ? await many.countChosen(connection, condition) : found.length;
  requireAsExpected(selection, new Set(found.map(({ id }) => id)), all);
  const owners = [...new Set(found.map(({ organisation_id }) => organisation_id))];
  const refusals = new Map(owners.map((owner) => [owner, refusalFor(actor, owner)]));
  const left = found.flatMap(({ id, description, organisation_id }): LeftDriver[] => {
    if (!refusals.get(organisation_id)) return [];
    return [{ id, description, reason: organisation_id === null ? "shared-by-all" : "role-missing" }];
  });
  const refused = [...refusals.values()].find((refusal) => refusal !== null);
  if (refused && left.length === found.length) throw refused;
  const leftIds = new Set(left.map(({ id }) => id));
  const ids = found.map(({ id }) => id).filter((id) => !leftIds.has(id));
  const rows = await (locked ? many.lockSaid : many.findSaid)(connection, ids);
  if (locked) {
    // Somebody may have deleted or changed one while this waited for its lock.
    const still = await many.stillChosen(connection, condition, ids);
    requireAsExpected(selection, new Set([...leftIds, ...rows.map(({ id }) => id)]), left.length + still);
  }
  return { rows, left };
};
