import { corporateIdentifierOf, type DeviceIdentity } from "@windlass/autopilot";
import {
  type CorporateIdentifierView,
  identifier,
  instant,
  type ListQuery,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRecheck } from "./policy.ts";
import { presentIdentifier } from "./presenter.ts";
import { captured, failed } from "./progress.ts";
import * as identifiers from "./repository.ts";

/** Of one deployment; `identity` is what the device told of itself when it was approved. */
export interface CapturedIdentity {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
  readonly identity: DeviceIdentity;
}

/** Viewers watch it where they watch registrations. */
const tell = (connection: Connection, row: identifiers.IdentifierRow): Promise<void> =>
  announce(connection, { topic: "registrations", organisationId: row.organisation_id, id: row.id });

export const identifierOfDeployment = async (
  connection: Connection,
  deploymentId: string,
): Promise<CorporateIdentifierView | null> => {
  const row = await identifiers.findOfDeployment(connection, deploymentId);
  return row ? presentIdentifier(row) : null;
};

/**
 * Begins to make a device a corporate one, once for a deployment: repeating it changes nothing. One whose firmware does
 * not say who it is has failed at once, by name.
 */
export const captureIdentifier = (
  context: ServerContext,
  { identity, ...owner }: CapturedIdentity,
): Promise<CorporateIdentifierView> =>
  context.database.within(oneOrganisation(owner.organisationId), async (connection) => {
    const now = context.clock();
    const usable = corporateIdentifierOf(identity);
    const { serialNumber } = identity;
    const progress = usable.usable
      ? captured(now)
      : failed(
          captured(now),
          new WindlassError("corporate-identifier.unusable", {
            parameters: { serialNumber, what: usable.what },
          }).told(),
          now,
        );
    const named = usable.usable ? usable.identity : identity;
    await identifiers.insertIdentifier(connection, { ...owner, ...named }, progress, now);
    const row = await identifiers.findOfDeployment(connection, owner.deploymentId);
    if (!row) throw new Error("a corporate identifier that was just made cannot be read");
    await tell(connection, row);
    return presentIdentifier(row);
  });

const position = z.object({ createdAt: instant, id: identifier });

/** Newest first. @throws access.role-missing */
export const listIdentifiers = (context: ServerContext, actor: Actor, query: ListQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await identifiers.listIdentifiers(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    return pageFrom(rows, query.limit, presentIdentifier, (row) => ({
      createdAt: row.created_at.toISOString(),
      id: row.id,
    }));
  });

const restart = async (connection: Connection, row: identifiers.IdentifierRow, now: Date): Promise<void> => {
  await identifiers.updateIdentifier(connection, row.id, captured(now, row));
  await tell(connection, row);
};

/** Tries one now, also one that was imported or has failed. @throws object.not-found, access.role-missing */
export const recheckIdentifier = (context: ServerContext, actor: Actor, id: string): Promise<CorporateIdentifierView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await identifiers.findIdentifier(connection, id);
    if (!row) throw notFound("corporate identifier", id);
    mayRecheck(actor, { id, organisationId: row.organisation_id });
    await restart(connection, row, context.clock());
    return presentIdentifier((await identifiers.findIdentifier(connection, id)) ?? row);
  });

/** Takes up again what failed for want of a working connection, once that connection was put right. */
export const restartRefusedIdentifiers = async (
  connection: Connection,
  organisationId: string,
  now: Date,
): Promise<void> => {
  const codes = ["corporate-identifier.no-connection", "corporate-identifier.not-authorised"];
  for (const row of await identifiers.findFailed(connection, organisationId, codes))
    await restart(connection, row, now);
};
