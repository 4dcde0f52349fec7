import { isDeepStrictEqual } from "node:util";
import {
  type DriverBulkAction,
  type DriverBulkAnswer,
  type DriverLeftReason,
  type DriverManyChange,
  type DriverSelection,
  mostDriverExamples,
} from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { announce } from "../../../database/live-feed.ts";
import { recordChanges } from "../../history/record.ts";
import { type Actor, scopeOf } from "../../people/actor.ts";
import { describedByPeople, saidOf } from "../presenter.ts";
import { changedDriver } from "./change.ts";
import * as many from "./repository.ts";
import { type Chosen, findSelection } from "./selection.ts";

/** One driver before and after; null: it is deleted. */
interface Step {
  readonly before: many.SaidRow;
  readonly after: many.SaidRow | null;
}

interface Plan {
  readonly steps: readonly Step[];
  readonly answer: DriverBulkAnswer;
}

const leftByReason = (left: Chosen["left"]): DriverBulkAnswer["left"] => {
  const groups = Map.groupBy(left, ({ reason }) => reason);
  return [...groups].map(([reason, drivers]) => ({
    reason,
    drivers: drivers.length,
    examples: drivers.slice(0, mostDriverExamples).map(({ id, description }) => ({ id, description })),
  }));
};

const isSame = (before: many.SaidRow, after: many.SaidRow): boolean => isDeepStrictEqual(saidOf(before), saidOf(after));

/** What becomes of each driver; null deletes them. */
const planFor = ({ rows, left }: Chosen, change: DriverManyChange | null): Plan => {
  const leftHere: { id: string; description: string; reason: DriverLeftReason }[] = [...left];
  const steps: Step[] = [];
  let unchanged = 0;
  for (const before of rows) {
    const outcome = change === null ? { after: null } : changedDriver(before, change);
    if ("left" in outcome) leftHere.push({ id: before.id, description: before.description, reason: outcome.left });
    else if (outcome.after !== null && isSame(before, outcome.after)) unchanged += 1;
    else steps.push({ before, after: outcome.after });
  }
  const drivers = rows.length + left.length;
  return { steps, answer: { drivers, changed: steps.length, unchanged, left: leftByReason(leftHere) } };
};

const carryOut = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  steps: readonly Step[],
): Promise<void> => {
  if (steps.length === 0) return;
  const deleted = steps.filter(({ after }) => after === null).map(({ before }) => before.id);
  if (deleted.length > 0) await many.deleteDrivers(connection, deleted);
  await many.updateSaid(
    connection,
    steps.flatMap(({ after }) => after ?? []),
  );
  await recordChanges(
    context,
    connection,
    { userId: actor.userId, name: actor.name },
    steps.map(({ before, after }) => ({
      object: { kind: "driver", id: before.id, organisationId: before.organisation_id, name: before.description },
      versions: { before: describedByPeople(saidOf(before)), after: after && describedByPeople(saidOf(after)) },
    })),
  );
  for (const organisationId of new Set(steps.map(({ before }) => before.organisation_id)))
    await announce(connection, { topic: "drivers", organisationId, id: null });
};

/** What a change, or null: deleting them, would do; changes nothing. */
export const previewChange = (
  context: ServerContext,
  actor: Actor,
  selection: DriverSelection,
  change: DriverManyChange | null,
): Promise<DriverBulkAnswer> =>
  context.database.within(
    scopeOf(actor),
    async (connection) => planFor(await findSelection(connection, actor, selection, false), change).answer,
  );

/** Changes all of them that the actor may change, in one transaction. */
export const changeMany = (
  context: ServerContext,
  actor: Actor,
  selection: DriverSelection,
  change: DriverManyChange | null,
): Promise<DriverBulkAnswer> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { steps, answer } = planFor(await findSelection(connection, actor, selection, true), change);
    await carryOut(context, connection, actor, steps);
    return answer;
  });

const changeOf: Readonly<Record<DriverBulkAction, DriverManyChange | null>> = {
  activate: { active: true },
  deactivate: { active: false },
  "offer-to-windows-pe": { availableToWindowsPe: true },
  "withhold-from-windows-pe": { availableToWindowsPe: false },
  delete: null,
};

/** One of the usual changes, or deletes them. Publications that hold deleted drivers keep their content. */
export const actOnMany = (context: ServerContext, actor: Actor, selection: DriverSelection, action: DriverBulkAction) =>
  changeMany(context, actor, selection, changeOf[action]);

/** What one of these would do; changes nothing. */
export const previewAction = (
  context: ServerContext,
  actor: Actor,
  selection: DriverSelection,
  action: DriverBulkAction,
) => previewChange(context, actor, selection, changeOf[action]);
