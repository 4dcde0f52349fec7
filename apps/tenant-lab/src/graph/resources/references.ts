import { servicePrincipalsOf } from "../../operations/service-principals.ts";
import { objectBody, textOf } from "../body.ts";
import { graphFailures } from "../errors.ts";
import type { GraphCall } from "../exchange.ts";

/** The object that the body's `@odata.id` points at, by its last segment. @throws GraphFailure 400 */
export function referencedId(call: GraphCall): string {
  const reference = textOf(objectBody(call.body), "@odata.id") ?? "";
  const id = /\/([0-9a-f-]{36})$/i.exec(reference)?.[1];
  if (id === undefined) throw graphFailures.directoryBadRequest("The property '@odata.id' has to name an object.");
  return id.toLowerCase();
}

/** What an object that can own something is; null when the tenant has no such object. */
export function ownerTypeOf(
  call: GraphCall,
  id: string,
): "#microsoft.graph.servicePrincipal" | "#microsoft.graph.user" | null {
  if (call.lab.state.users.get(id)?.tenantId === call.caller.tenantId) return "#microsoft.graph.user";
  const principals = servicePrincipalsOf(call.lab, call.caller.tenantId);
  return principals.some((one) => one.id === id) ? "#microsoft.graph.servicePrincipal" : null;
}

export const alreadyReferenced = (relation: string) =>
  graphFailures.directoryBadRequest(
    `One or more added object references already exist for the following modified properties: '${relation}'.`,
  );
