import {
  changedMeanwhile,
  type DriverPackReplacement,
  type DriverPackReplaceRequest,
  mostPackDriverPairs,
  type PackDriverPair,
  packDriverOutcome,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { announce } from "../../../database/live-feed.ts";
import { recordChanges } from "../../history/record.ts";
import { type Actor, scopeOf } from "../../people/actor.ts";
import * as many from "../many/repository.ts";
import { mayRead } from "../policy.ts";
import { describedByPeople, saidOf } from "../presenter.ts";
import { type Carried, carryDriver, carryPack } from "./carrying.ts";
import { type DriverPair, pairDrivers } from "./pairs.ts";
import { findMembers, type PackMemberRow } from "./replacement-repository.ts";
import * as packs from "./repository.ts";
import { describedPack, loadPack, loadPacksToChange, presentPack, recordPack } from "./service.ts";

const kind = "driver-pack";

interface CarriedPair extends DriverPair {
  readonly carried: Carried<many.SaidRow> | null;
}

interface Plan {
  readonly pairs: readonly CarriedPair[];
  readonly pack: Carried<packs.PackRow>;
}

/** Devices that get the replaced pack must be able to get the other. */
const requireForAsMany = (replaced: packs.PackRow, by: packs.PackRow): void => {
  if (by.organisation_id === null || by.organisation_id === replaced.organisation_id) return;
  throw new WindlassError("driver.pack-for-fewer", {
    parameters: { replaced: replaced.name, by: by.name },
    object: { kind, id: by.id, name: by.name },
  });
};

const planFor = async (connection: Connection, replaced: packs.PackRow, by: packs.PackRow): Promise<Plan> => {
  requireForAsMany(replaced, by);
  const pairs = pairDrivers(await findMembers(connection, replaced.id), await findMembers(connection, by.id));
  return {
    pairs: pairs.map((pair) => {
      const { from, to, outcome } = pair;
      return { ...pair, carried: from && to && outcome !== "same" ? carryDriver(from, to) : null };
    }),
    pack: carryPack(replaced, by),
  };
};

const presentMember = (row: PackMemberRow | null): PackDriverPair["from"] =>
  row && {
    id: row.id,
    description: row.description,
    driverDate: row.driver_date,
    driverVersion: row.driver_version,
  };

const presentPlan = (replaced: packs.PackRow, by: packs.PackRow, { pairs, pack }: Plan): DriverPackReplacement => {
  const of = (outcome: PackDriverPair["outcome"]) => pairs.filter((pair) => pair.outcome === outcome);
  const short = ({ id, revision, name, version, active }: packs.PackRow) => ({ id, revision, name, version, active });
  return {
    replaced: short(replaced),
    by: short(by),
    counts: {
      newer: of("newer").length,
      same: of("same").length,
      rebuilt: of("rebuilt").length,
      older: of("older").length,
      gone: of("gone").length,
      added: of("added").length,
    },
    pairs: packDriverOutcome.options
      .filter((outcome) => outcome !== "same")
      .flatMap(of)
      .slice(0, mostPackDriverPairs)
      .map(({ outcome, from, to, carried }) => ({
        outcome,
        infName: (to ?? from)?.inf_name ?? "",
        from: presentMember(from),
        to: presentMember(to),
        carried: [...(carried?.fields ?? [])],
      })),
    carriedOfPack: [...pack.fields],
    driversWithCarried: pairs.filter(({ carried }) => carried !== null && carried.fields.length > 0).length,
    onlyInReplaced: replaced.only_here,
  };
};

/** What one pack in the place of another would mean; changes nothing. */
export const previewReplacement = (
  context: ServerContext,
  actor: Actor,
  { replaced, by }: { readonly replaced: string; readonly by: string },
): Promise<DriverPackReplacement> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const [old, next] = [await loadPack(connection, replaced), await loadPack(connection, by)];
    for (const row of [old, next]) mayRead(actor, { id: row.id, organisationId: row.organisation_id }, kind);
    return presentPlan(old, next, await planFor(connection, old, next));
  });

/** Takes over what people said of the drivers, with history of each. */
const carryDrivers = async (context: ServerContext, connection: Connection, actor: Actor, { pairs }: Plan) => {
  const changed = pairs.flatMap(({ to, carried }) =>
    to && carried && carried.fields.length > 0 ? [{ before: to, after: carried.after }] : [],
  );
  if (changed.length === 0) return;
  await many.updateSaid(
    connection,
    changed.map(({ after }) => after),
  );
  await recordChanges(
    context,
    connection,
    { userId: actor.userId, name: actor.name },
    changed.map(({ before, after }) => ({
      object: { kind: "driver", id: before.id, organisationId: before.organisation_id, name: before.description },
      versions: { before: describedByPeople(saidOf(before)), after: describedByPeople(saidOf(after)) },
    })),
  );
};

/** The other pack as it is from now on. */
const takeInto = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  by: packs.PackRow,
  pack: packs.PackRow,
): Promise<void> => {
  await packs.updatePack(connection, by.id, { ...presentPack(pack), active: true });
  const after = describedPack(presentPack({ ...pack, active: true }));
  await recordPack(context, connection, actor, by, after);
};

const putAside = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  replaced: packs.PackRow,
  afterwards: DriverPackReplaceRequest["afterwards"],
): Promise<void> => {
  if (afterwards === "delete") await packs.deletePacks(connection, [replaced.id]);
  else await packs.setPacksActive(connection, [replaced.id], false);
  const after = afterwards === "delete" ? null : describedPack(presentPack({ ...replaced, active: false }));
  await recordPack(context, connection, actor, replaced, after);
};

/**
 * Uses one pack in the place of another, all of it or nothing: what people said goes over, the other becomes active, the
 * replaced one is put aside.
 *
 * @throws object.not-found, object.changed when somebody saved one of the packs meanwhile, driver.pack-for-fewer
 */
export const replacePack = (
  context: ServerContext,
  actor: Actor,
  request: DriverPackReplaceRequest,
): Promise<DriverPackReplacement> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await loadPacksToChange(connection, actor, [request.replaced, request.by]);
    const rowOf = async (id: string) => rows.find((row) => row.id === id) ?? (await loadPack(connection, id));
    const [replaced, by] = [await rowOf(request.replaced), await rowOf(request.by)];
    if (replaced.revision !== request.replacedRevision) throw changedMeanwhile(kind, replaced);
    if (by.revision !== request.byRevision) throw changedMeanwhile(kind, by);
    // Drivers that somebody changes at this moment are waited for, so that nothing said of them is lost.
    const members = [...(await findMembers(connection, replaced.id)), ...(await findMembers(connection, by.id))];
    await many.lockSaid(connection, [...new Set(members.map(({ id }) => id))]);
    const plan = await planFor(connection, replaced, by);
    if (request.carry) await carryDrivers(context, connection, actor, plan);
    await takeInto(context, connection, actor, by, request.carry ? plan.pack.after : by);
    await putAside(context, connection, actor, replaced, request.afterwards);
    for (const organisationId of new Set([replaced.organisation_id, by.organisation_id]))
      await announce(connection, { topic: "drivers", organisationId, id: null });
    return presentPlan(replaced, by, plan);
  });
