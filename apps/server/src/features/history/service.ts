import type { ChangeQuery } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { presentChange } from "./presenter.ts";
import * as changes from "./repository.ts";

const position = z.object({ id: z.number().int().positive() });

/** The changes of what the actor's organisations have, and of what all share; the wall leaves out everything else. */
export const listChanges = async (context: ServerContext, actor: Actor, query: ChangeQuery) => {
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    changes.listChanges(connection, {
      organisationId: query.organisationId,
      kind: query.kind,
      objectId: query.objectId,
      before: readCursor(position, query.cursor)?.id,
      limit: query.limit + 1,
    }),
  );
  return pageFrom(rows, query.limit, presentChange, (row) => ({ id: row.id }));
};
