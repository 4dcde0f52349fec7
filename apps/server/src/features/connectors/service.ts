import {
  type ConnectorCreate,
  type ConnectorCreated,
  type ConnectorQuery,
  type ConnectorView,
  type EnrolConnectorRequest,
  type EnrolledConnector,
  identifier,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { tellTakenName } from "../../database/rows.ts";
import { newToken, tokenDigest } from "../../security/tokens.ts";
import { recordChange } from "../history/record.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayWrite } from "./policy.ts";
import { presentConnector } from "./presenter.ts";
import * as connectors from "./repository.ts";

const position = z.object({ name: z.string(), id: identifier });

/** A code is carried from a browser to a computer by hand; whoever finds it a day later gets nothing for it. */
const codeLifetimeMilliseconds = 24 * 60 * 60 * 1000;

const changed = (connection: Connection, row: Pick<connectors.ConnectorRow, "organisation_id" | "id">): Promise<void> =>
  announce(connection, { topic: "connectors", organisationId: row.organisation_id, id: row.id });

const load = async (connection: Connection, id: string): Promise<connectors.ConnectorRow> => {
  const row = await connectors.findConnector(connection, id);
  if (!row) throw notFound("connector", id);
  return row;
};

const objectOf = (row: connectors.ConnectorRow) =>
  ({ kind: "connector", id: row.id, organisationId: row.organisation_id, name: row.name }) as const;

export const listConnectors = (context: ServerContext, actor: Actor, query: ConnectorQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await connectors.listConnectors(connection, {
      organisationId: query.organisationId,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    const now = context.clock();
    return pageFrom(
      rows,
      query.limit,
      (row) => presentConnector(row, now),
      (row) => ({ name: row.sort_name, id: row.id }),
    );
  });

/**
 * Makes a connector, with the code that enrols it: shown now, and kept as its digest only.
 *
 * @throws object.not-found, access.role-missing, object.name-taken
 */
export const createConnector = (
  context: ServerContext,
  actor: Actor,
  { organisationId, definition }: ConnectorCreate,
): Promise<ConnectorCreated> =>
  tellTakenName(
    "connectors_name",
    { kind: "connector", name: definition.name },
    context.database.within(scopeOf(actor), async (connection) => {
      await loadOrganisation(connection, actor, organisationId);
      mayWrite(actor, { organisationId });
      // Never looks like an option, whatever it begins with.
      const code = `wl-${newToken()}`;
      const at = context.clock();
      const id = await connectors.insertConnector(connection, {
        ...definition,
        organisationId,
        codeDigest: tokenDigest(code),
        codeExpiresAt: new Date(at.getTime() + codeLifetimeMilliseconds),
        at,
        by: actor.name,
      });
      const row = await load(connection, id);
      await recordChange(context, connection, actor, objectOf(row), { before: null, after: definition });
      await changed(connection, row);
      return { connector: presentConnector(row, at), code };
    }),
  );

/** Ends a connector for good. What it is making another one takes over. @throws object.not-found, access.role-missing */
export const revokeConnector = (context: ServerContext, actor: Actor, id: string): Promise<ConnectorView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayWrite(actor, { id, organisationId: row.organisation_id });
    const at = context.clock();
    if (row.revoked_at === null) {
      await connectors.revokeConnector(connection, id, at);
      const versions = { before: { state: "at work" }, after: { state: "revoked" } };
      await recordChange(context, connection, actor, objectOf(row), versions);
      await changed(connection, row);
    }
    return presentConnector(await load(connection, id), at);
  });

/**
 * Gives a connector the key that signed the request, for the code that it was made with. The same key again, after a lost
 * answer, is told the same.
 *
 * @throws connector.code-invalid, connector.revoked
 */
export const enrolConnector = (context: ServerContext, request: EnrolConnectorRequest): Promise<EnrolledConnector> =>
  // Nobody is signed in: the code says which organisation.
  context.database.within(wholeInstallation, async (connection) => {
    const { publicKey, code, computer, version } = request;
    const known = await connectors.findConnectorByKey(connection, publicKey);
    if (known?.revoked_at) throw new WindlassError("connector.revoked", { parameters: { name: known.name } });
    if (known) return { connectorId: known.id, name: known.name, domain: known.domain };
    const at = context.clock();
    const row = await connectors.enrolByCode(connection, {
      codeDigest: tokenDigest(code),
      publicKey,
      computer,
      version,
      at,
    });
    if (!row) throw new WindlassError("connector.code-invalid");
    await changed(connection, row);
    return { connectorId: row.id, name: row.name, domain: row.domain };
  });
