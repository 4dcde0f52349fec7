import { type ListQuery, notFound, type OrganisationView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { tellTakenName } from "../../database/rows.ts";
import { createDefaultBootProfile } from "../boot-profiles/service.ts";
import { recordChange } from "../history/record.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentOrganisation } from "./presenter.ts";
import * as organisations from "./repository.ts";

const position = z.object({ name: z.string() });

export const listOrganisations = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    organisations.listOrganisations(connection, {
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    }),
  );
  return pageFrom(rows, query.limit, presentOrganisation, (row) => ({ name: row.sort_name }));
};

/**
 * The organisation, when the actor has any role in it. Other features call it before they act on one that a request
 * names.
 *
 * @throws object.not-found
 */
export const loadOrganisation = async (connection: Connection, actor: Actor, id: string) => {
  const row = await organisations.findOrganisation(connection, id);
  if (!row) throw notFound("organisation", id);
  mayRead(actor, row);
  return row;
};

/** The name for messages that no person asked for. @throws object.not-found */
export const organisationName = async (connection: Connection, id: string): Promise<string> => {
  const row = await organisations.findOrganisation(connection, id);
  if (!row) throw notFound("organisation", id);
  return row.name;
};

export const readOrganisation = (context: ServerContext, actor: Actor, id: string): Promise<OrganisationView> =>
  context.database.within(scopeOf(actor), async (connection) =>
    presentOrganisation(await loadOrganisation(connection, actor, id)),
  );

const tellTaken = <Result>(name: string, work: Promise<Result>) =>
  tellTakenName("organisations_name", { kind: "organisation", name }, work);

/** Makes an organisation with what every one has: a boot profile. The route asked for `organisations.create`. */
export const createOrganisation = (context: ServerContext, actor: Actor, name: string): Promise<OrganisationView> =>
  tellTaken(
    name,
    context.database.within(wholeInstallation, async (connection) => {
      const id = await organisations.insertOrganisation(connection, name);
      await createDefaultBootProfile(connection, id);
      const made = { kind: "organisation", id, organisationId: id, name } as const;
      await recordChange(context, connection, actor, made, { before: null, after: { name } });
      await announce(connection, { topic: "organisations", organisationId: id, id });
      const row = await organisations.findOrganisation(connection, id);
      if (!row) throw new Error("an organisation that was just made cannot be read");
      return presentOrganisation(row);
    }),
  );

export const renameOrganisation = (context: ServerContext, actor: Actor, id: string, name: string) =>
  tellTaken(
    name,
    context.database.within(scopeOf(actor), async (connection) => {
      const row = await loadOrganisation(connection, actor, id);
      mayWrite(actor, row);
      await organisations.renameOrganisation(connection, id, name);
      const renamed = { kind: "organisation", id, organisationId: id, name } as const;
      await recordChange(context, connection, actor, renamed, { before: { name: row.name }, after: { name } });
      await announce(connection, { topic: "organisations", organisationId: id, id });
      return presentOrganisation({ ...row, name });
    }),
  );
