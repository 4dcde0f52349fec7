import { graphFailures } from "../errors.ts";
import type { GraphCall } from "../exchange.ts";
import { type FilterClause, meets, parseFilter } from "./filter.ts";

/** Reads a `$filter` of directory objects that can be found by `appId` and `displayName`. @throws GraphFailure 400 */
export function readNameFilter(call: GraphCall, resource: string): readonly FilterClause[] {
  const text = call.query.get("$filter");
  const clauses = text === null ? [] : parseFilter(text);
  if (clauses === null) throw graphFailures.directoryBadRequest("Invalid filter clause");
  for (const { field, operator, any } of clauses) {
    const known =
      !any && ((field === "appId" && operator === "eq") || (field === "displayName" && operator !== "contains"));
    if (!known) {
      throw graphFailures.directoryBadRequest(
        `Unsupported or invalid query filter clause specified for property '${field}' of resource '${resource}'.`,
      );
    }
  }
  return clauses;
}

export function matchesNames(
  clauses: readonly FilterClause[],
  { appId, displayName }: { readonly appId: string; readonly displayName: string },
): boolean {
  return clauses.every((clause) => meets(clause, clause.field === "appId" ? appId : displayName));
}
