import { randomUUID } from "node:crypto";
import {
  notFound,
  packageDetails,
  type SoftwarePackageView,
  type SoftwareStep,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayWrite } from "./policy.ts";
import { definitionOf } from "./presenter.ts";
import * as packages from "./repository.ts";
import { presentChanged, readPackage, tellTakenVersion } from "./service.ts";

/** A plan knows steps by their ids, and may hold both versions. */
const withNewIds = (steps: readonly SoftwareStep[]): SoftwareStep[] =>
  steps.map((step) => ({ ...step, id: randomUUID() }));

/** Packages that the new version replaces: those of the old one, and that one itself where asked. */
const replacedBy = (replaces: readonly string[], id: string, replacesIt: boolean): string[] => {
  if (!replacesIt) return [...replaces];
  const read = packageDetails.shape.replaces.safeParse([...replaces, id]);
  if (!read.success)
    throw new WindlassError("request.invalid", {
      parameters: { problems: "replaces: the old version replaces as many packages already as one may" },
    });
  return read.data;
};

/**
 * Another version of a package's product, with a copy of its steps and details. Files are taken over by their content:
 * the store keeps them once.
 *
 * @throws object.not-found, access.role-missing, object.name-taken when the product has this version, request.invalid
 *   when it would replace too many
 */
export const createVersion = async (
  context: ServerContext,
  actor: Actor,
  id: string,
  input: { readonly version: string; readonly withFiles: boolean; readonly replaces: boolean },
): Promise<SoftwarePackageView> => {
  const { name } = await readPackage(context, actor, id);
  return tellTakenVersion(
    { name, version: input.version },
    context.database.within(scopeOf(actor), async (connection) => {
      const found = await packages.findPackage(connection, id);
      if (!found) throw notFound("software package", id);
      mayWrite(actor, { id, organisationId: found.organisation_id });
      await lockDefinitions(connection, found.organisation_id);
      const row = await packages.findPackageForUpdate(connection, id);
      if (!row) throw notFound("software package", id);
      const { steps, uninstallSteps, ...rest } = definitionOf(row);
      const definition = {
        ...rest,
        version: input.version,
        replaces: replacedBy(rest.replaces, id, input.replaces),
        steps: withNewIds(steps),
        uninstallSteps: withNewIds(uninstallSteps),
      };
      const product = { id: row.product_id, name: row.name };
      const at = context.clock();
      const made = await packages.insertPackage(connection, row.organisation_id, product, definition, at);
      if (input.withFiles) await packages.setPackageFiles(connection, made, row.files, row.file_facts, at);
      return presentChanged(context, connection, actor, null, made);
    }),
  );
};
