import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import type { Actor } from "../people/actor.ts";
import { definitionOf } from "./presenter.ts";
import * as packages from "./repository.ts";
import { presentChanged } from "./service.ts";

/** Gives all packages of a product its new name. Call it with the organisation's definitions locked. */
export const renamePackages = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  productId: string,
  name: string,
): Promise<void> => {
  for (const row of await packages.packagesOfProduct(connection, productId)) {
    await packages.updatePackage(connection, row.id, { id: productId, name }, definitionOf(row), context.clock());
    await presentChanged(context, connection, actor, row, row.id);
  }
};
