import { softwareProductDefinition } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { announce } from "../../../database/live-feed.ts";
import { recordChange } from "../../history/record.ts";
import type { Actor } from "../../people/actor.ts";
import * as products from "./repository.ts";

/**
 * The product that packages of this name are versions of, in whatever case it is written; made where there is none. Call
 * it with the organisation's definitions locked: two would otherwise be made at the same time.
 */
export const productOfName = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  organisationId: string,
  name: string,
): Promise<{ readonly id: string; readonly name: string }> => {
  const found = await products.findProductByName(connection, organisationId, name);
  if (found) return found;
  const definition = softwareProductDefinition.parse({ name });
  const id = await products.insertProduct(connection, organisationId, definition, context.clock());
  await recordChange(
    context,
    connection,
    actor,
    { kind: "software", id, organisationId, name },
    { before: null, after: definition },
  );
  await announce(connection, { topic: "software-products", organisationId, id });
  return { id, name };
};
